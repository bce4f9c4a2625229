/*
 * Signatures that NICEPAY published, over clientId|timestamp, made by its own code. For verification offline only.
 */

/** github nicepay-dev/nodejs-nicepay@1990004, README.md and test/helper.test.js; nicepay-dev/java-nicepay@c585a7a, README.md 2.4. */
export const PUBLISHED_NOTIFICATION = {
  clientId: 'TNICEVA023',
  timestamp: '2024-08-19T17:12:40+07:00',
  publicKey: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApizrKJl/1Legp3Zj8f0o
TIjKnUWe2HJCBSoRsVLxtpf0Dr1MI+23y+AMNKKxVXxbvReZq/sD91uN4GFYMUr1
6LY9oX7nJXh9C1JlI4/Xb/Q9MF30o1XYvogHLATtvTR/KQ8hxrf6Nlj/yuzeqrT+
PiQMZt1CaKiE6UMn36kq11DmDq4ocwcNhChKDudNZSZ4YYIFn5IgH05K+VsRjehp
a0szbO8qHmvnprXVVcqvk7ZSS+6fYwDynOq0f552aL0LWX0glNhh9F0oJqmTreW4
lM0mdhNDq4GhlJZl5IpaUiaGRM2Rz/t6spgwR7nqUhI9aE2kjzaorgP4ZWUGm3wl
TwIDAQAB
-----END PUBLIC KEY-----
`,
  signature:
    'VoxMPjbcV9pro4YyHGQgoRj4rDVJgYk2Ecxn+95B90w47Wnabtco35BfhGpR7a5RukUNnAdeOEBNczSFk4B9uYyu3jc+ceX+Dvz5OYSgSnw5CiMHtGiVnTAqCM/yHZ2MRpIEqekBc4BWMLVtexSWp0YEJjLyo9dZPrSkSbyLVuD7jkUbvmEpVdvK0uK15xb8jueCcDA6LYVXHkq/OMggS1/5mrLNriBhCGLuR7M7hBUJbhpOXSJJEy7XyfItTBA+3MRC2FLcvUpMDrn/wz1uH1+b9A6FP7mG0bRSBOm2BTLyf+xJR5+cdd88RhF70tNQdQxhqr4okVo3IFqlCz2FFg==',
}

/** github nicepay-dev/Codeigniter-nicepay-snap@6b52996, tests/unit/NicepayTestConst.php. The key has 1024 bits: a warning, and no refusal. */
export const PUBLISHED_TOKEN_REQUEST = {
  clientId: 'IONPAYTEST',
  timestamp: '2024-12-10T14:14:15+07:00',
  publicKey: `-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCJyXtRttkdnzHISBOgY7WEasjI
+pbqz/86ur8u/VmohirdBcbOKtwG+In5jl3fe8p0uX9CUXyKmpFw3Ff3tq8fWxXb
EthzkWO6OQLew+RN7ZMjTPbJiP+3ZPHdztH8nmcq5jzMkoIc4JEd6DBA1tUwg+au
tx4f6KtCymf+CY3G/QIDAQAB
-----END PUBLIC KEY-----
`,
  signature:
    'DPhvJEFY6tENPpAI9NtxkJtAgtlyHJupWwNWYgxcj0mK8275dszQ65PpyEKUjiHOzqSYjJc4cpGCmpbwiNlHh6f0CtQeqeqJm0yC2oTNvNf8GmYih8DYWZw841I20gp+N5W/EW7h6tKQ/GcLUb+gxqxwg26y0vV1CjEiLb61g8Q=',
}
