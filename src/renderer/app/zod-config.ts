import { z } from 'zod';

// the policy forbids running strings; zod would try to compile its checks and leave an error in the console
z.config({ jitless: true });
