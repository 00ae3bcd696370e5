/** What this bundle of the SDK was made to do. */
import { type Behaviour, reference } from './behaviour.ts';
import { faults, isSdkFaultId } from './faults.ts';

/** Set when the SDK is bundled; empty in the one that everybody gets, which then has no fault's code in it. */
declare const SDK_FAULT: string;

export const behaviour: Behaviour =
  SDK_FAULT !== '' && isSdkFaultId(SDK_FAULT) ? { ...reference, ...faults[SDK_FAULT] } : reference;

/** Query of the frames' addresses: they have the fault too. */
export const faultQuery = SDK_FAULT === '' ? '' : `?fault=${SDK_FAULT}`;
