import {
  BufferGeometry, Color, DirectionalLight, Float32BufferAttribute, HemisphereLight, IcosahedronGeometry, InstancedMesh, LineBasicMaterial,
  LineSegments, Matrix4, MeshLambertMaterial, PerspectiveCamera, Raycaster, Scene, Spherical, Vector2, Vector3, WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import type { Point } from "./layout";

export interface SceneNode {
  readonly at: Point;
  readonly size: number;
  /** A CSS colour. */
  readonly colour: string;
  readonly from: readonly number[];
}

interface Options {
  readonly line: string;
  readonly chosen: string;
  /** No movement goes on by itself. */
  readonly still: boolean;
  readonly onPoint: (node: number | null) => void;
  readonly onChoose: (node: number | null) => void;
  /** After each picture: where the lower edge of a node is on it, in pixels; null where it is behind the eye. */
  readonly onDrawn: (project: (node: number) => { x: number; y: number } | null) => void;
}

export type GraphScene = ReturnType<typeof graphScene>;

/** A network in space: one instanced mesh for all nodes, one set of lines for all edges, drawn only when something changes. */
export function graphScene(canvas: HTMLCanvasElement, nodes: readonly SceneNode[], options: Options) {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
  const scene = new Scene();
  const camera = new PerspectiveCamera(50, 1, 0.1, 10_000);
  const sun = new DirectionalLight(0xffffff, 1.6);
  sun.position.set(3, 8, 5);
  scene.add(new HemisphereLight(0xffffff, 0x8888aa, 1.6), sun);

  const geometry = new IcosahedronGeometry(1, nodes.length > 1500 ? 1 : 3);
  const balls = new InstancedMesh(geometry, new MeshLambertMaterial(), nodes.length);
  const places = nodes.map((node) => new Vector3(node.at.x, node.at.y, node.at.z));
  const paint = (node: number, colour: string) => balls.setColorAt(node, new Color().setStyle(colour));
  nodes.forEach((node, index) => {
    balls.setMatrixAt(index, new Matrix4().makeScale(node.size, node.size, node.size).setPosition(places[index] ?? new Vector3()));
    paint(index, node.colour);
  });
  const ends = nodes.flatMap((node, index) => node.from.flatMap((source) => (nodes[source] ? [places[source], places[index]] : [])));
  const lines = new BufferGeometry();
  lines.setAttribute("position", new Float32BufferAttribute(ends.flatMap((p) => (p ? [p.x, p.y, p.z] : [])), 3));
  const edges = new LineSegments(lines, new LineBasicMaterial({ color: options.line, transparent: true, opacity: 0.55 }));
  scene.add(edges, balls);

  const reach = Math.max(4, ...places.map((place) => place.length()));
  const controls = new OrbitControls(camera, canvas);
  controls.enableDamping = !options.still;
  const home = () => {
    const distance = (reach * 1.1) / Math.tan((camera.fov / 2) * (Math.PI / 180)) / Math.min(1, camera.aspect * 0.9);
    camera.position.setFromSpherical(new Spherical(distance, Math.PI / 2.6, 0.35));
    controls.target.set(0, 0, 0);
    controls.maxDistance = distance * 4;
    controls.update();
  };

  let frame = 0;
  const draw = () => { frame ||= requestAnimationFrame(render); };
  const render = () => {
    frame = 0;
    controls.update();
    renderer.render(scene, camera);
    options.onDrawn((node) => {
      const place = places[node];
      const seen = place?.clone().project(camera);
      if (!place || !seen || seen.z > 1) return null;
      const near = (nodes[node]?.size ?? 0) / camera.position.distanceTo(place) / Math.tan((camera.fov / 2) * (Math.PI / 180));
      return { x: ((seen.x + 1) / 2) * canvas.clientWidth, y: ((1 - seen.y + near) / 2) * canvas.clientHeight };
    });
  };
  controls.addEventListener("change", draw);

  const size = () => {
    const { clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    draw();
  };
  const observer = new ResizeObserver(size);
  observer.observe(canvas);
  size();
  home();

  const ray = new Raycaster();
  const under = (event: PointerEvent | MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    ray.setFromCamera(new Vector2(x * 2 - 1, 1 - y * 2), camera);
    return ray.intersectObject(balls)[0]?.instanceId ?? null;
  };
  const point = (event: PointerEvent) => { if (event.buttons === 0) options.onPoint(under(event)); };
  let pressed = { x: 0, y: 0 };
  const press = (event: PointerEvent) => { pressed = { x: event.clientX, y: event.clientY }; };
  const click = (event: MouseEvent) => {
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 5) options.onChoose(under(event));
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", press);
  canvas.addEventListener("click", click);

  let chosen: number | null = null;
  return {
    home() {
      home();
      draw();
    },
    /** Round the middle, by angles. */
    turn(across: number, up: number) {
      const from = camera.position.clone().sub(controls.target);
      const to = new Spherical().setFromVector3(from);
      to.theta += across;
      to.phi = Math.max(0.05, Math.min(Math.PI - 0.05, to.phi + up));
      camera.position.setFromSpherical(to).add(controls.target);
      draw();
    },
    zoom(factor: number) {
      camera.position.sub(controls.target).multiplyScalar(factor).add(controls.target);
      draw();
    },
    choose(node: number | null, look: boolean) {
      if (chosen !== null) paint(chosen, nodes[chosen]?.colour ?? options.line);
      chosen = node;
      const place = node === null ? undefined : places[node];
      if (node !== null && place) {
        paint(node, options.chosen);
        if (look) {
          const from = camera.position.clone().sub(controls.target);
          controls.target.copy(place);
          camera.position.copy(place).add(from);
        }
      }
      if (balls.instanceColor) balls.instanceColor.needsUpdate = true;
      draw();
    },
    dispose() {
      cancelAnimationFrame(frame);
      observer.disconnect();
      controls.dispose();
      canvas.removeEventListener("pointermove", point);
      canvas.removeEventListener("pointerdown", press);
      canvas.removeEventListener("click", click);
      for (const part of [geometry, lines, balls, balls.material, edges.material]) part.dispose();
      renderer.dispose();
    },
  };
}
