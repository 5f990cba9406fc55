// The least that a server on express can take to start.
import "express";
import { tellReady } from "./listen.js";

tellReady("http://nowhere");
