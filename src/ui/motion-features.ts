/** What makes elements move, apart from the rest: the page is there before it can move. */
export { domAnimation as features } from 'framer-motion';
