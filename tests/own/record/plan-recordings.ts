/** The recordings to make: for each rule, a play with a fault that breaks it, and the same play without the fault. */
import { methodById } from '../../../contract/catalogue.ts';
import { abilitiesOf, type RunSpec } from '../../../harness/run.ts';
import { inRows, planControls, type PlannedControl } from '../../controls/control-plan.ts';
import type { Recording } from './recording.ts';

/** @returns the controls, grouped by their play without a fault */
export function planRecordings(spec: RunSpec): PlannedControl[][] {
  const controls = controlsOf(spec);
  const firstOfEachRule = controls.filter(
    ({ fault }, index) => controls.findIndex((other) => other.fault.breaks === fault.breaks) === index,
  );
  return inRows(firstOfEachRule, firstOfEachRule.length);
}

/** All possible recordings: each control, and its play without a fault. */
export function playable(spec: RunSpec): Pick<Recording, 'cell' | 'fault'>[] {
  return controlsOf(spec).flatMap(({ cell, fault }) => [{ cell }, { cell, fault }]);
}

function controlsOf(spec: RunSpec): readonly PlannedControl[] {
  return planControls({
    methods: spec.methods.map(methodById),
    dialect: spec.dialect,
    abilities: abilitiesOf(spec),
  }).controls;
}
