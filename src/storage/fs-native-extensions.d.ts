/** The part of fs-native-extensions that is used; the package ships no types. */
declare module "fs-native-extensions" {
  /** Takes an exclusive lock that the operating system drops with the descriptor. False: someone else has it. */
  export function tryLock(fd: number, offset: number, length: number): boolean;
}
