/** Methods that can show a fault; the one with the most test triggers is used. */
import type { Trait } from '../contract/traits.ts';

export const paidAtOnce: Trait = { all: ['paymentFlow:standard', 'paidByShopButton'] };
/** The shopper types data into fields of the SDK, so a test can vary it. */
export const cardTyped: Trait = { all: ['paymentFlow:standard', 'cardFields'] };
export const redirectAfterOrder: Trait = { all: ['paymentFlow:submit-then-redirect', 'paidByShopButton'] };
export const redirectBeforeOrder: Trait = { all: ['paymentFlow:redirect-then-submit', 'paidByShopButton'] };
export const fundsPushed: Trait = 'flow:receiver';
export const fundsToBank: Trait = { all: ['flow:receiver', 'showsIban'] };
export const walletButton: Trait = { all: ['paymentFlow:standard', { not: 'paidByShopButton' }] };
/** The payload must contain an owner whose name is not plain ASCII. */
export const foreignName: Trait = { all: ['requiresLastName', 'foreignLastName', 'paidByShopButton'] };
