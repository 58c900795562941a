const UP = ['..', '%2e%2e', '.%2e', '%2E.', '..%00', '%252e%252e', '..;', '....', '%c0%ae%c0%ae', '%uff0e%uff0e'];
const SEPARATORS = ['/', '%2f', '%5c', '\\', '//', '%252f', '/./', '/%2e/'];
const TARGETS = ['etc/passwd', 'main/index.js', 'package.json', 'preload/index.cjs', 'windows/win.ini'];
const STARTS = ['/', '/assets/', '//'];
const ODD = [
  '/index.html%00.js',
  '//server/share/file.js',
  '/\\\\server\\share\\file.js',
  '/%5c%5cserver%5cshare%5cfile.js',
  '/C:/windows/win.ini',
  '/C:%5cwindows%5cwin.ini',
  '/c:file.js',
  '/index.html::$DATA',
  '/file:///etc/passwd',
  '/%2fetc%2fpasswd',
  '/%',
  '/%zz',
  `/${'../'.repeat(400)}etc/hosts.json`,
  `/${'a/'.repeat(3000)}index.html`,
];

/** More than five hundred ways to ask for a file outside of a folder, doubly encoded ones and nonsense among them. */
export const ESCAPING_PATHS: readonly string[] = [
  ...STARTS.flatMap(start =>
    UP.flatMap(up =>
      SEPARATORS.flatMap(separator => TARGETS.map(target => `${start}${up}${separator}${up}${separator}${target}`)),
    ),
  ),
  ...ODD,
];
