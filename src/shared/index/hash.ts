export { hashText } from '../base/hash';
