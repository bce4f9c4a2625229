#!/usr/bin/env node
// A file that is there before anything is built: a package manager links it at the first install.
import '../dist/snap-simulator.js'
