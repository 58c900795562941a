import type { ReactNode } from 'react';
import type { CardNode } from '#shared/domain/card';

/** A card part of one kind. */
export type Part<Kind extends CardNode['kind']> = Extract<CardNode, { readonly kind: Kind }>;

/** Draws a part; handed to the parts that hold others, so that they need not know how each is drawn. */
export type Draw = (node: CardNode, key?: number) => ReactNode;
