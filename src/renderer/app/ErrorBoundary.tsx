import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { text } from '../i18n/text';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
}

/** Keeps a programmer's mistake in one pane from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState title={text('app.crashed')} icon={<TriangleAlert aria-hidden />} failed>
        <p>{text('app.crashedWhy')}</p>
        <Button onPress={() => this.setState({ failed: false })}>{text('app.tryAgain')}</Button>
      </EmptyState>
    );
  }
}
