import type { VerbResponse } from "../verbs/verb.js";
import type { ApiResponse } from "./api-response.js";
import { answerError } from "./error-handler.js";
import { respond } from "./respond.js";

/** More answers than this gain nothing by waiting for each other. */
const maxAnswers = 16;

/**
 * Sends answers together that are ready in the same turn of the event loop: at its end, or when there are enough. A write
 * that wakes a client on the same machine, or the network card, costs more than one that finds it awake.
 */
export class AnswerBatch {
  #responses: ApiResponse[] = [];
  #answers: VerbResponse[] = [];
  readonly #send = () => this.#sendAll();

  /** Adds an answer; one that cannot be sent becomes an error. */
  add(response: ApiResponse, answer: VerbResponse): void {
    this.#answers.push(answer);
    const count = this.#responses.push(response);
    if (count === 1) setImmediate(this.#send);
    else if (count === maxAnswers) this.#sendAll();
  }

  #sendAll(): void {
    const responses = this.#responses;
    const answers = this.#answers;
    this.#responses = [];
    this.#answers = [];
    for (const [index, response] of responses.entries()) {
      try {
        respond(response, answers[index] as VerbResponse);
      } catch (error) {
        answerError(error, response);
      }
    }
  }
}
