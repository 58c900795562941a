interface Start {
  readonly packaged: boolean;
  readonly root: boolean;
  /** `--no-sandbox` was given. */
  readonly off: boolean;
}

/**
 * Whether a program must not go on because it was started without its sandbox: what it reads comes from strangers. The
 * starter of an AppImage switches it off by itself where the system forbids user namespaces. As root there is none to be
 * had, and who runs it from its sources has chosen.
 */
export function lacksSandbox({ packaged, root, off }: Start): boolean {
  return packaged && !root && off;
}
