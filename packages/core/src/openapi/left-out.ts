import type { DescribeEndpoints } from './describe-endpoints.ts'

export const describeEndpoints: DescribeEndpoints = () => undefined
