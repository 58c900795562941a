import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { text } from '../../i18n/text';
import { classNames } from '../class-names';
import { IconButton } from '../controls/IconButton';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, a press beside the dialog, the cross. */
  readonly onClose: () => void;
  /** One quiet sentence under the title. */
  readonly lead?: ReactNode;
  readonly footer?: ReactNode;
  /** `wide`: as large as there is room, of a size that does not change with its body, which fills it to the edges. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** A press beside the dialog does nothing where that would throw work away. */
  readonly keepOnPressBeside?: boolean;
  readonly alert?: boolean;
}

/** A modal dialog with a title, a body that scrolls and a footer that stays in sight. */
export function Dialog({
  title,
  lead,
  children,
  footer,
  size = 'medium',
  onClose,
  keepOnPressBeside,
  alert,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay as string}
      isOpen
      isDismissable={keepOnPressBeside !== true}
      onOpenChange={open => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(styles.dialog, styles[size])}>
        <AriaDialog className={styles.content as string} role={alert ? 'alertdialog' : 'dialog'}>
          <header className={styles.header}>
            <div>
              <Heading slot="title" className={styles.title as string}>
                {title}
              </Heading>
              {lead !== undefined && <p className={styles.lead}>{lead}</p>}
            </div>
            <IconButton label={text('ui.close')} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
