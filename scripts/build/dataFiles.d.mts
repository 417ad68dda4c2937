import type { Plugin } from 'vite'

export function dataFiles(): Plugin

export function dataFilesIn(code: string): string[]
