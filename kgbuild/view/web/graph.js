// What renderer-sigma.js draws with.
import Graph from "graphology";
import Sigma from "sigma";
import { linesOf } from "./lines.js";
import { Shapes } from "./shapes.js";

globalThis.kgbuildGraph = { Graph, Sigma, Shapes, linesOf };
