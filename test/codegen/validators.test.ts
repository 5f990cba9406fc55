import { describe, expect, it } from "vitest";
import { validateBytes, validateJobFile, validatePod, validators } from "../../generated/validators/index.js";
import { codePoints } from "../../generated/validators/validator.js";

const metadata = { name: "web", namespace: "default" };

describe("generated validators", () => {
  it("fill in defaults, also inside lists", () => {
    const pod = {
      metadata: { ...metadata },
      spec: { containers: [{ name: "c", image: "i", ports: [{ containerPort: 80 }] }] },
    };
    expect(validatePod(pod)).toBe(true);
    expect(pod).toMatchObject({
      apiVersion: "v1",
      kind: "Pod",
      spec: {
        restartPolicy: "Always",
        containers: [{ imagePullPolicy: "IfNotPresent", tty: false, ports: [{ protocol: "TCP" }] }],
      },
    });
  });

  it("report every mistake, also those of other schemas that they refer to", () => {
    const pod = { metadata, spec: { restartPolicy: "Sometimes", containers: [{ name: 1 }, { image: "i", port: 1 }] } };
    expect(validatePod(pod)).toBe(false);
    expect(validatePod.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort()).toEqual([
      "/spec/containers/0 required",
      "/spec/containers/0/name type",
      "/spec/containers/1 additionalProperties",
      "/spec/containers/1 required",
      "/spec/restartPolicy enum",
    ]);
  });

  it("take a name, or the beginning of one for the server to complete", () => {
    const pod = (metadata: object) => ({ metadata, spec: { containers: [{ name: "c", image: "i" }] } });
    expect(validatePod(pod({ name: "web" }))).toBe(true);
    expect(validatePod(pod({ generateName: "web-" }))).toBe(true);
    for (const nameless of [{}, { generateName: "" }]) {
      expect(validatePod(pod(nameless))).toBe(false);
      expect(validatePod.errors).toContainEqual(
        expect.objectContaining({ instancePath: "/metadata", params: { missingProperty: "name" } }),
      );
    }
  });

  it("forget the mistakes of an earlier call", () => {
    expect(validatePod({})).toBe(false);
    expect(validatePod({ metadata, spec: { containers: [{ name: "c", image: "i" }] } })).toBe(true);
    expect(validatePod.errors).toBeNull();
  });

  it("know a status only for kinds that have one", () => {
    expect(validators.JobFile.status).toBeUndefined();
    expect(validators.Pod.status({ phase: "Running" })).toBe(true);
    expect(validators.Pod.status({ phase: "Runing" })).toBe(false);
  });

  it.each(["", "QQ==", "QUI=", "QUJD", "+/+/"])("take %j for base64", (text) => {
    expect(validateBytes(text)).toBe(true);
  });

  it.each(["Q", "QQ", "QQ=", "QUI", "=QUI", "Q=I=", "QUJD=", "QQ==QQ==", "QU-_", "QU\nI", "====", "Q==="])(
    "do not take %j for base64",
    (text) => {
      expect(validateBytes(text)).toBe(false);
    },
  );

  it("check 16 MiB of base64", () => {
    const userUploadFile = Buffer.alloc(12 * 1024 * 1024, 7).toString("base64");
    expect(validateJobFile({ metadata, userUploadFile })).toBe(true);
    expect(validateJobFile({ metadata, userUploadFile: `${userUploadFile.slice(0, -1)}!` })).toBe(false);
  });

  it("take time in proportion to the number of mistakes", () => {
    // A list that is copied for every mistake takes minutes for these.
    const containers = Array.from({ length: 200_000 }, () => 0);
    expect(validatePod({ metadata, spec: { containers } })).toBe(false);
    expect(validatePod.errors).toHaveLength(200_000);
  });
});

it.each([
  { text: "", count: 0 },
  { text: "web", count: 3 },
  { text: "a😀b", count: 3 },
  { text: "half of a pair: \ud83d", count: 17 },
])("$count code points are in $text", ({ text, count }) => {
  expect(codePoints(text)).toBe(count);
});
