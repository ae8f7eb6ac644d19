/**
 * The 3-D part of `<activarium-solid>`, made with three.js: loaded only when it is seen, drawn only when something changes.
 *
 * The labels of the axes are HTML over the canvas, placed by projection, so that they keep their size and are crisp.
 */
import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PerspectiveCamera,
  Plane,
  Scene,
  SphereGeometry,
  Spherical,
  SRGBColorSpace,
  TOUCH,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { boxAxes, quarterOf, type AxisLabel } from '../../figure/box-axes.js';
import type { Shape } from '../../figure/shapes.js';
import { boxHeight, type SurfaceMesh } from '../../figure/surface-mesh.js';
import { SurfaceLabels } from './surface-labels.js';

export interface SceneColours {
  readonly ink: string;
  readonly paper: string;
  readonly grid: string;
}

const pollMs = 10;
/** Pixels of a picture for each of the page's. */
const pictureRatio = 2;
const fieldOfView = 28;
const distance = 6.5;
/** What the eye looks at: below the middle, because the labels stand below. */
const target = new Vector3(0, 0, -0.16);
/** From the quarter where both inputs are negative, a little to one side so that the axes do not meet in the middle. */
const home = new Spherical(distance, (62 * Math.PI) / 180, (206 * Math.PI) / 180);

/** What runs off beside a break is cut off at the box, and a hair outside: a flat part may lie in its floor or ceiling. */
const clippingHeight = boxHeight + 1e-3;
const clippingPlanes = [1, -1].map((up) => new Plane(new Vector3(0, 0, up), clippingHeight));

export class SurfaceScene {
  readonly #holder: HTMLElement;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(fieldOfView, 1, 1, 20);
  readonly #controls: OrbitControls;
  readonly #labels = new SurfaceLabels();
  readonly #surface = new Mesh(
    new BufferGeometry(),
    new MeshLambertMaterial({
      vertexColors: true,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 1,
      clippingPlanes,
    }),
  );
  readonly #lines = new LineSegments(
    new BufferGeometry(),
    new LineBasicMaterial({ color: 0x000000, transparent: true, opacity: 0.18, clippingPlanes }),
  );
  /** Floor and walls are always behind, so they are drawn first and hide nothing, not even a surface that lies on them. */
  readonly #box = new LineSegments(
    new BufferGeometry(),
    new LineBasicMaterial({ depthTest: false, depthWrite: false }),
  );
  readonly #plumb = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ depthTest: false }));
  readonly #dot = new Mesh(new SphereGeometry(0.04, 24, 16), new MeshBasicMaterial({ depthTest: false }));
  readonly #halo = new Mesh(new SphereGeometry(0.058, 24, 16), new MeshBasicMaterial({ depthTest: false }));
  #mesh: SurfaceMesh | undefined;
  #quarter = '';
  #frame = 0;
  #isShown = false;
  #isDisposed = false;

  /**
   * Puts its canvas and labels into `holder`; throws where there is no WebGL. `lost` hears of a lost context, `turned`
   * of a turn by hand that has ended.
   */
  constructor(holder: HTMLElement, lost: (isLost: boolean) => void, turned: () => void) {
    this.#holder = holder;
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true });
    this.#renderer.localClippingEnabled = true;
    const canvas = this.#renderer.domElement;
    canvas.addEventListener('webglcontextlost', () => {
      lost(true);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      lost(false);
      this.#draw();
    });
    this.#camera.up.set(0, 0, 1);
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.target.copy(target);
    this.#controls.enableZoom = false;
    this.#controls.enablePan = false;
    this.#controls.minPolarAngle = 0.05;
    this.#controls.maxPolarAngle = 1.4;
    this.#controls.touches = { ONE: TOUCH.ROTATE };
    // The controls forbid every gesture of the browser; a finger that moves up or down must scroll the page.
    canvas.style.touchAction = 'pan-y';
    this.#controls.addEventListener('end', turned);
    this.#controls.addEventListener('change', () => {
      this.#draw();
    });

    const sun = new DirectionalLight(0xffffff, 1.9);
    sun.position.set(-0.9, 1.4, 1.2);
    this.#camera.add(sun);
    this.#box.renderOrder = -1;
    this.#dot.renderOrder = 3;
    this.#halo.renderOrder = 2;
    this.#plumb.renderOrder = 1;
    this.#scene.add(this.#camera, new AmbientLight(0xffffff, 1.9));
    this.#scene.add(this.#surface, this.#lines, this.#box, this.#plumb, this.#halo, this.#dot);
    this.mark(undefined);
    this.lookFrom(undefined);
  }

  show(mesh: SurfaceMesh): void {
    this.#mesh = mesh;
    const colours = new Float32Array(mesh.colours.length);
    const colour = new Color();
    for (let i = 0; i < colours.length; i += 3) {
      const [red = 0, green = 0, blue = 0] = mesh.colours.subarray(i, i + 3);
      colour.setRGB(red, green, blue, SRGBColorSpace).toArray(colours, i);
    }
    const positions = new BufferAttribute(mesh.positions, 3);
    const surface = new BufferGeometry();
    surface.setAttribute('position', positions);
    surface.setAttribute('color', new BufferAttribute(colours, 3));
    surface.setIndex(new BufferAttribute(mesh.triangles, 1));
    surface.computeVertexNormals();
    const lines = new BufferGeometry();
    lines.setAttribute('position', positions);
    lines.setIndex(new BufferAttribute(mesh.lines, 1));
    this.#surface.geometry.dispose();
    this.#lines.geometry.dispose();
    this.#surface.geometry = surface;
    this.#lines.geometry = lines;
    this.#quarter = '';
    this.#draw();
  }

  /** Marks a point of the grid by its number in row-major order. */
  mark(point: number | undefined): void {
    const place = point === undefined ? undefined : this.#mesh?.positions.subarray(3 * point, 3 * point + 3);
    for (const part of [this.#dot, this.#halo, this.#plumb]) part.visible = place !== undefined;
    const [x, y, z] = place ?? [];
    if (this.#mesh && x !== undefined && y !== undefined && z !== undefined) {
      this.#dot.position.set(x, y, z);
      this.#halo.position.set(x, y, z);
      const foot = new Vector3(x, y, this.#mesh.z.pixels[0]);
      this.#plumb.geometry.dispose();
      this.#plumb.geometry = new BufferGeometry().setFromPoints([foot, new Vector3(x, y, z)]);
    }
    this.#draw();
  }

  dress({ ink, paper, grid }: SceneColours): void {
    this.#dot.material.color.setStyle(ink);
    this.#plumb.material.color.setStyle(ink);
    this.#halo.material.color.setStyle(paper);
    this.#box.material.color.setStyle(grid);
    this.#draw();
  }

  resize(width: number, height: number): void {
    this.#renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.#renderer.setSize(width, height);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  /** What is seen now, in other colours: for a picture of it. The canvas is to be dressed anew after that. */
  shapes(colours: SceneColours): readonly Shape[] {
    const { domElement } = this.#renderer;
    const { clientWidth: width, clientHeight: height } = domElement;
    const ratio = this.#renderer.getPixelRatio();
    this.dress(colours);
    this.#layAxes();
    this.#renderer.setPixelRatio(pictureRatio);
    this.#renderer.render(this.#scene, this.#camera);
    const pixels = document.createElement('canvas');
    Object.assign(pixels, { width: domElement.width, height: domElement.height });
    pixels.getContext('2d')?.drawImage(domElement, 0, 0);
    this.#renderer.setPixelRatio(ratio);
    return [{ kind: 'image', x: 0, y: 0, width, height, pixels }, ...this.#labels.shapes(width, height, this.#project)];
  }

  /** Moves the eye by angles in degrees: to the right, and up. */
  turn(right: number, up: number): void {
    const at = new Spherical().setFromVector3(swapped(this.#camera.position.clone().sub(target)));
    at.theta -= (right * Math.PI) / 180;
    at.phi -= (up * Math.PI) / 180;
    at.phi = Math.min(this.#controls.maxPolarAngle, Math.max(this.#controls.minPolarAngle, at.phi));
    this.#look(at);
  }

  /** Where the eye is, in whole degrees: around, and above the horizon. */
  get eye(): readonly [around: number, above: number] {
    const { theta, phi } = new Spherical().setFromVector3(swapped(this.#camera.position.clone().sub(target)));
    const around = Math.round((theta * 180) / Math.PI);
    return [((around % 360) + 360) % 360, Math.round(90 - (phi * 180) / Math.PI)];
  }

  /** Puts the eye there, or to its usual place. */
  lookFrom(eye: readonly [around: number, above: number] | undefined): void {
    if (!eye) {
      this.#look(home);
      return;
    }
    const polar = ((90 - eye[1]) * Math.PI) / 180;
    const inside = Math.min(this.#controls.maxPolarAngle, Math.max(this.#controls.minPolarAngle, polar));
    this.#look(new Spherical(distance, inside, (eye[0] * Math.PI) / 180));
  }

  dispose(): void {
    this.#isDisposed = true;
    cancelAnimationFrame(this.#frame);
    this.#controls.dispose();
    for (const part of [this.#surface, this.#lines, this.#box, this.#plumb, this.#dot, this.#halo]) {
      part.geometry.dispose();
      part.material.dispose();
    }
    this.#renderer.dispose();
    // Browsers keep few contexts: this one is given back at once, not when its canvas is collected.
    this.#renderer.forceContextLoss();
    this.#holder.replaceChildren();
  }

  #look(from: Spherical): void {
    this.#camera.position.copy(swapped(new Vector3().setFromSpherical(from))).add(target);
    this.#controls.update();
    this.#draw();
  }

  #draw(): void {
    if (this.#frame !== 0 || !this.#mesh) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#layAxes();
      this.#renderer.render(this.#scene, this.#camera);
      if (this.#isShown) this.#placeLabels();
      else void this.#showWhenDrawn();
    });
  }

  /**
   * The first frame compiles the shaders, which takes a renderer without a graphics card a tenth of a second. A canvas on
   * the page would make the page wait for it, so it comes there when the frame is done.
   */
  async #showWhenDrawn(): Promise<void> {
    this.#isShown = true;
    const context = this.#renderer.getContext() as WebGL2RenderingContext;
    const frame = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    context.flush();
    while (frame && context.clientWaitSync(frame, 0, 0) === context.TIMEOUT_EXPIRED) {
      await new Promise((done) => setTimeout(done, pollMs));
    }
    if (this.#isDisposed) return;
    this.#holder.replaceChildren(this.#renderer.domElement, this.#labels.element);
    this.#draw();
  }

  #layAxes(): void {
    const eye = quarterOf(this.#camera.position.x, this.#camera.position.y);
    const quarter = `${String(eye.x)} ${String(eye.y)}`;
    if (!this.#mesh || quarter === this.#quarter) return;
    this.#quarter = quarter;
    const axes = boxAxes(this.#mesh.x, this.#mesh.z, eye);
    this.#box.geometry.dispose();
    this.#box.geometry = new BufferGeometry().setFromPoints(axes.lines.flat().map((place) => new Vector3(...place)));
    this.#labels.show(axes.labels);
  }

  #placeLabels(): void {
    const { clientWidth, clientHeight } = this.#renderer.domElement;
    this.#labels.place(clientWidth, clientHeight, this.#project);
  }

  readonly #project = ({ place }: AxisLabel): Vector3 => new Vector3(...place).project(this.#camera);
}

/** Spherical coordinates stand on the second axis, the box on its third; twice is back again. */
const swapped = ({ x, y, z }: Vector3): Vector3 => new Vector3(x, z, y);
