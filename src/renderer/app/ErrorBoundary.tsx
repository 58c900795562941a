import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import type { Place } from '#shared/diagnostics';
import { text } from '../i18n/text';
import { Button } from '../ui/controls/Button';
import { EmptyState } from '../ui/feedback/EmptyState';
import { TroubleContext } from './trouble-context';

interface ErrorBoundaryProps {
  /** The part of the window, for the diagnostics. */
  readonly where: Place;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
}

/** Keeps a programmer's mistake in one pane from taking the others with it, notes it, and offers ways on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static override contextType = TroubleContext;
  declare context: React.ContextType<typeof TroubleContext>;
  override state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.context.note(this.props.where, error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { checkArchive } = this.context;
    return (
      <EmptyState title={text('app.crashed')} icon={<TriangleAlert aria-hidden />} failed>
        <p>{text('app.crashedWhy')}</p>
        <Button onPress={() => this.setState({ failed: false })}>{text('app.tryAgain')}</Button>
        <Button onPress={() => location.reload()}>{text('app.reload')}</Button>
        {checkArchive !== undefined && this.props.where !== 'window' && (
          <Button onPress={checkArchive}>{text('app.checkArchive')}</Button>
        )}
      </EmptyState>
    );
  }
}
