/** Where somebody must go. Coordinates are WGS 84; without them the address is searched for. */
export type Place = { address: string | undefined; latitude: number | null | undefined; longitude: number | null | undefined };

/** An address that opens the device's own maps; on a desktop a web map in the person's language, opened by their own click. */
export function mapAddress(place: Place, platform: string, language: string): string | null {
  const { latitude, longitude } = place;
  const query = encodeURIComponent(place.address ?? "");
  const known = typeof latitude === "number" && typeof longitude === "number";
  if (!known && !query) return null;
  const point = `${latitude},${longitude}`;
  if (/android/i.test(platform)) return known ? `geo:${point}?q=${point}${query && `(${query})`}` : `geo:0,0?q=${query}`;
  if (/iphone|ipad|ipod/i.test(platform)) return `maps:?${known ? `ll=${point}&` : ""}q=${query || point}`;
  if (language.startsWith("zh")) return known ? `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${query}&coordinate=wgs84` : `https://uri.amap.com/search?keyword=${query}`;
  return known ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}` : `https://www.openstreetmap.org/search?query=${query}`;
}
