import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskModel } from '../model/desk.ts';

const DeskContext = createContext<DeskModel | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskModel {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a component stands outside the desk');
  return desk;
}
