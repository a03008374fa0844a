// What next-env.d.ts says as well, which only exists after a build: lint and types are checked before one.
/// <reference types="next" />
/// <reference types="next/image-types/global" />

declare module '*.css';
