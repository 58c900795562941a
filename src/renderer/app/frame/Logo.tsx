import styles from './Header.module.css';
/** An open book in a rounded square; the same drawing as the program's icon. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="16" />
      <path d="M32 22.5c0-3.6-3-6.5-6.6-6.5H12.5v26.5h15.2c2.4 0 4.3 1.9 4.3 4.3 0-2.4 1.9-4.3 4.3-4.3h15.2V16H38.6c-3.6 0-6.6 2.9-6.6 6.5zm0 0v24.3" />
    </svg>
  );
}
