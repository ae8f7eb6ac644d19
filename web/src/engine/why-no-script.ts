/** Why a script of the engine could not be loaded, which neither a worker nor an import tells. */
import { EngineError } from './errors.js';
import { fetchFile, unavailable, type Refusing } from './fetch-file.js';
import { wording } from './wording.js';

/** The script is asked for once more, to hear what is answered; `otherwise` where that is a script. */
export async function whyNoScript(
  script: URL,
  complaint: 'engine-file' | 'worker-file',
  otherwise: EngineError,
): Promise<EngineError> {
  const refusing: Refusing = { code: 'engine-unavailable', complaint };
  try {
    const bytes = await fetchFile(script, refusing, undefined);
    if (new TextDecoder().decode(bytes.slice(0, 100)).trimStart().startsWith('<'))
      return unavailable(refusing, script, 'other-content', wording('because.web-page'));
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  return otherwise;
}
