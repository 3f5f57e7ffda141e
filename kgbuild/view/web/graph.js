// What renderer-sigma.js draws with.
import Graph from "graphology";
import Sigma from "sigma";

globalThis.kgbuildGraph = { Graph, Sigma };
