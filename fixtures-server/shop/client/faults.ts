/** The script's behaviour: the reference, or the one with the fault that it is made with. */
import { type PageBehaviour, reference } from './behaviour.ts';
import { type ScriptFaultId, scriptFaults } from './script-faults.ts';

/** Fault id, set at build time; empty in the correct script, which contains no fault code. */
declare const PAGE_FAULT: ScriptFaultId | '';

export const behaviour: PageBehaviour =
  PAGE_FAULT === '' ? reference : { ...reference, ...scriptFaults[PAGE_FAULT] };
