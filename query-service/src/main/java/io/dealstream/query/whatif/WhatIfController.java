package io.dealstream.query.whatif;

import io.dealstream.query.past.LookingBack;
import io.dealstream.query.past.Past;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WhatIfController {

  private final WhatIf whatIf;

  WhatIfController(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  /**
   * A pipeline's figures beside those there would be if its stages, probabilities or limits had
   * been otherwise all along: its real history, counted anew under those terms. Changes nothing.
   */
  @PostMapping("/api/what-if")
  WhatIfAnswer whatIf(@RequestBody WhatIfBody body, @ParameterObject LookingBack lookingBack) {
    return whatIf.answer(body, lookingBack.past().orElse(Past.NONE));
  }
}
