/** What a training has come to, small enough that hundreds can be held: what tables and comparisons are made of. */
export interface JobOutcome {
  /** Whether a number was no longer finite; accuracy and loss are NaN then. */
  readonly diverged: boolean;
  /** Of all test images of the job's data. */
  readonly accuracy: number;
  /** Mean cross-entropy of the test images. */
  readonly loss: number;
  /** Spent on training steps, without looks at the network. */
  readonly seconds: number;
  /** What the network learns. */
  readonly parameters: number;
  /** Neurons whose output was 0 for every image counted; none where nothing was counted. */
  readonly dead: { readonly count: number; readonly units: number; readonly images: number } | undefined;
  /** Over the last epoch: the root mean square of the norm of the gradient of the first layer's weights. */
  readonly firstGradient: number;
  /** Test results by epoch, the untrained network first. */
  readonly curve: readonly { readonly epoch: number; readonly accuracy: number; readonly loss: number }[];
  /** 1 for each test image that the network is right on, [test images]; empty for a training that diverged. */
  readonly right: Uint8Array;
  /** Hash of all parameters' bits, 16 hexadecimal digits; empty for a training that diverged. */
  readonly parametersHash: string;
}
