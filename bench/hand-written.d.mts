export declare function brokenByResponse(it: unknown): readonly string[];
export declare function brokenByService(it: unknown): readonly string[];
