import { z } from "zod";
import { type Box, clipped, type Place, turning } from "../maths/numerics/clip.js";
import { cos } from "../maths/numerics/elementary.js";
import { type Text, t } from "../words/index.js";
import { type AskedFrom, type FileSource, mistakeAt, readText, type UserError } from "./files.js";

/**
 * The edge of a piece of land: degrees, longitude first; to the left turned around land, to the right around a hole.
 */
export type Outline = Place[];

type Cities = readonly { longitude: number; latitude: number }[];

/**
 * Degrees shown around the cities, over the longer side of the box that holds them: more than any map of them shows.
 */
const AROUND = 0.9;
/** Steps of coordinates across that side: finer ones no page shows. */
const STEPS = 1500;

/**
 * Land around cities, from the areas of a GeoJSON or TopoJSON file. Throws UserError where the file cannot be read,
 * holds no areas in degrees, or none near the cities. `asked`: where the region names it.
 */
export function readOutlines(files: FileSource, file: string, cities: Cities, asked: AskedFrom): Outline[] {
  const rings = areasOf(parsed(files, file, asked));
  if (rings.length === 0 || !rings.every(isArea)) throw refused(file, t("scenario.outlinesNoAreas"), asked);
  const { box, step } = around(cities);
  const round = (value: number) => Number((Math.round(value / step) * step).toFixed(3));
  const near = rings.flatMap((ring) => {
    const part = clipped(turned(ring), box).map(([x, y]): Place => [round(x), round(y)]);
    const kept = part.filter(([x, y], k) => k === 0 || x !== part[k - 1]![0] || y !== part[k - 1]![1]);
    return kept.length > 2 ? [kept] : [];
  });
  if (near.length === 0) throw refused(file, t("scenario.outlinesElsewhere"), asked);
  return near;
}

function parsed(files: FileSource, file: string, asked: AskedFrom): unknown {
  try {
    return JSON.parse(readText(files, file, asked));
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(file, t("scenario.outlinesNotJson"), asked);
    throw error;
  }
}

function refused(file: string, what: Text, asked: AskedFrom): UserError {
  return mistakeAt({ ...asked, value: file }, what, "scenario.outlinesForm", "scenario.outlinesOther");
}

function around(cities: Cities): { box: Box; step: number } {
  const ends = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [west, east] = ends(cities.map(({ longitude }) => longitude));
  const [south, north] = ends(cities.map(({ latitude }) => latitude));
  const squeeze = cos((((south + north) / 2) * Math.PI) / 180);
  const side = Math.max((east - west) * squeeze, north - south, 0.1);
  const about = (middle: number, half: number): [number, number] => [middle - half, middle + half];
  return {
    box: {
      x: about((west + east) / 2, (AROUND * side) / squeeze),
      y: about((south + north) / 2, AROUND * side),
    },
    step: Math.max(0.001, Math.round((1000 * side) / STEPS) / 1000),
  };
}

/** A ring as a file writes it: places, if it is one, and whether a hole is in it. */
interface Ring {
  places: unknown;
  hole: boolean;
}

/** Without a schema: files hold many thousand places, and a region was read half as fast. */
function isArea(ring: Ring): ring is { places: Place[]; hole: boolean } {
  return list(ring.places).length > 2 && list(ring.places).every(inDegrees);
}

function inDegrees(place: unknown): boolean {
  const [longitude, latitude] = list(place);
  return upTo(180, longitude) && upTo(90, latitude);
}

const upTo = (most: number, value: unknown) => typeof value === "number" && Math.abs(value) <= most;

type Json = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The rings of all areas of GeoJSON (RFC 7946) or TopoJSON (1.0). `arcs`: the lines that rings of TopoJSON share. */
function areasOf(node: unknown, arcs: readonly Place[][] = []): Ring[] {
  const { type, features, geometry, geometries, objects, coordinates, arcs: lines } = (node ?? {}) as Json;
  const inside = (all: readonly unknown[], shared = arcs) => all.flatMap((one) => areasOf(one, shared));
  const ring = (one: unknown) => (coordinates ? one : list(one).flatMap((at) => arcAt(arcs, at)));
  const area = (rings: unknown) => list(rings).map((one, k) => ({ places: ring(one), hole: k > 0 }));
  if (type === "Topology") return inside(Object.values(objects ?? {}), arcsOf(node));
  if (type === "FeatureCollection") return inside(list(features));
  if (type === "Feature") return inside([geometry]);
  if (type === "GeometryCollection") return inside(list(geometries));
  if (type === "Polygon") return area(coordinates ?? lines);
  return type === "MultiPolygon" ? list(coordinates ?? lines).flatMap(area) : [];
}

/** Some files turn the other way, and land that two areas claim is to be no hole. */
function turned({ places, hole }: { places: Place[]; hole: boolean }): Place[] {
  return turning(places) > 0 === hole ? places.toReversed() : places;
}

const topology = z.object({
  transform: z.object({ scale: z.array(z.number()).length(2), translate: z.array(z.number()).length(2) }).optional(),
  arcs: z.array(z.array(z.array(z.number()).min(2))),
});

/** With a transform, arcs are differences in whole steps. */
function arcsOf(node: unknown): Place[][] {
  const { success, data } = topology.safeParse(node);
  if (!success) return [];
  const { arcs, transform } = data;
  if (!transform) return arcs as unknown as Place[][];
  const [{ scale }, { translate }] = [transform, transform];
  return arcs.map((arc) => {
    let [across, up] = [0, 0];
    return arc.map(([dx, dy]): Place => {
      [across, up] = [across + dx!, up + dy!];
      return [across * scale[0]! + translate[0]!, up * scale[1]! + translate[1]!];
    });
  });
}

/** An arc by its number, backwards where this is below zero; without its end, at which the next one begins. */
function arcAt(arcs: readonly Place[][], at: unknown): Place[] {
  if (typeof at !== "number") return [];
  const arc = arcs[at < 0 ? ~at : at] ?? [];
  return (at < 0 ? arc.toReversed() : arc).slice(0, -1);
}
