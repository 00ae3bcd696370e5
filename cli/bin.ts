#!/usr/bin/env node
/** `npx payment-session-conformance COMMAND`: the program of the installed package. */
import './main.ts';
