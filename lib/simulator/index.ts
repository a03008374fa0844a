export { shopSizes, type ShopSize } from './shop-sizes';
export { simulateShop, type SimulatedShop, type SimulationOptions } from './simulate-shop';
