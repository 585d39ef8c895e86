import { testEveryByte } from './cut-bytes.ts';

testEveryByte(4, 17);
