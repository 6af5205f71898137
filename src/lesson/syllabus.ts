export const syllabusIds: readonly string[] = [...Array.from({length:72},(_, i)=>`D1-${String(i+1).padStart(2,'0')}`),...Array.from({length:110},(_, i)=>`D2-${String(i+1).padStart(2,'0')}`)];
