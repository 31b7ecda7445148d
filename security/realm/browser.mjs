// A browser without a window, for checks: cookies, redirects, Keycloak's login form.
const { MENDWELL_URL: portal, MENDWELL_KEYCLOAK_URL: keycloak } = process.env;

export class Browser {
  cookies = new Map();

  async send(address, options = {}) {
    const answer = await fetch(new URL(address, portal), {
      ...options,
      redirect: "manual",
      headers: { cookie: [...this.cookies].map((pair) => pair.join("=")).join("; "), origin: portal, "accept-language": "en", ...options.headers },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  async follow(address, options) {
    let answer = await this.send(address, options);
    for (let hops = 0; answer.headers.has("location") && answer.status < 400 && hops < 10; hops++) {
      const next = new URL(answer.headers.get("location"), answer.url);
      answer = await this.send(next);
    }
    return answer;
  }

  /** @returns the page that follows the form */
  async logIn(name, password = "mendwell") {
    const page = await (await this.follow("/api/v1/login")).text();
    const form = /id="kc-form-login"[^>]* action="([^"]*)"/.exec(page)?.[1];
    if (!form) return page; // Keycloak knows this browser
    return (await this.follow(new URL(form.replaceAll("&amp;", "&"), keycloak), { method: "POST", body: new URLSearchParams({ username: name, password }) })).text();
  }

  get session() {
    return this.cookies.get("__Host-mendwell");
  }

  json = async (method, path, body, headers = {}) => {
    const answer = await this.send(`/api/v1/${path}`, { method, headers: { "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json", ...headers }, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, etag: answer.headers.get("etag"), retryAfter: answer.headers.get("retry-after"), body: text ? JSON.parse(text) : null };
  };

  kind = async () => (await this.json("GET", "session")).body.data.kind;
}
