/** What of a difference may be chance. */

/** Two standard deviations of the difference of two shares, each measured on so many images. */
export const chanceDifference = (a: number, b: number, images: number): number =>
  2 * Math.sqrt((a * (1 - a) + b * (1 - b)) / images);
