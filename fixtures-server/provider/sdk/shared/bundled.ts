/** Build-time constants of this SDK bundle. */
import { type Behaviour, reference } from './behaviour.ts';
import { faults, isSdkFaultId } from './faults.ts';

/** Fault id, set at build time; empty in the normal bundle, which contains no fault code. */
declare const SDK_FAULT: string;

export const behaviour: Behaviour =
  SDK_FAULT !== '' && isSdkFaultId(SDK_FAULT) ? { ...reference, ...faults[SDK_FAULT] } : reference;

/** Query of the frame URLs, so that frames have the same fault. */
export const faultQuery = SDK_FAULT === '' ? '' : `?fault=${SDK_FAULT}`;
