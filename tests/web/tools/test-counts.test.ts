import { describe, expect, it } from 'vitest';
import { catch2Counts, testOutcome, vitestCounts } from '../../runner/counts.mjs';

const ended = (ok: boolean, text: string) => ({ ok, text, output: text });

describe('counting the tests that a runner ran', () => {
  it('reads a passing run of Catch2', () => {
    const text = '====\nAll tests passed (1234 assertions in 56 test cases)\n';
    expect(catch2Counts(text)).toEqual({ passed: 56, failed: 0 });
    expect(catch2Counts('All tests passed (1 assertion in 1 test case)')).toEqual({ passed: 1, failed: 0 });
  });

  it('reads a failing run of Catch2', () => {
    const text = 'test cases:  10 |   8 passed |  2 failed\nassertions: 100 | 97 passed |  3 failed\n';
    expect(catch2Counts(text)).toEqual({ passed: 8, failed: 2 });
    expect(catch2Counts('test cases: 1 | 1 failed\nassertions: 1 | 1 failed')).toEqual({ passed: 0, failed: 1 });
  });

  it("reads Vitest's report", () => {
    expect(vitestCounts('{"numPassedTests": 7, "numFailedTests": 1}')).toEqual({ passed: 7, failed: 1 });
  });

  it('counts a run without tests as a failure, although it ended well', () => {
    expect(testOutcome(ended(true, ''), catch2Counts(''))).toMatchObject({ passed: 0, failed: 1 });
    expect(testOutcome(ended(true, 'No tests ran'), catch2Counts('No tests ran')).output).toContain('no tests');
  });

  it('counts a crash as a failure even when no test is named', () => {
    expect(testOutcome(ended(false, 'Segmentation fault'), catch2Counts('Segmentation fault'))).toMatchObject({
      failed: 1,
    });
    expect(testOutcome(ended(false, ''), { passed: 9, failed: 0 })).toMatchObject({ passed: 9, failed: 1 });
  });
});
