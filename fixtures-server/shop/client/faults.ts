/** The script's behaviour: the reference, or the one with the fault that it is made with. */
import { type PageBehaviour, reference } from './behaviour.ts';
import { type ScriptFaultId, scriptFaults } from './script-faults.ts';

/** Set when the script is bundled; empty in the right one, which then has no fault's code in it. */
declare const PAGE_FAULT: ScriptFaultId | '';

export const behaviour: PageBehaviour =
  PAGE_FAULT === '' ? reference : { ...reference, ...scriptFaults[PAGE_FAULT] };
