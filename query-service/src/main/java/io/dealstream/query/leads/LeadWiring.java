package io.dealstream.query.leads;

import io.dealstream.events.score.LeadScore;
import io.dealstream.query.intake.Complete;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.intake.Receiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's parts. */
@Configuration(proxyBeanMethods = false)
class LeadWiring {

  @Bean
  Receiver scoreReceiver(ScoreShelf scores) {
    return new NewestReceiver<>(
        Feed.LEAD_SCORES, LeadScore.class, LeadWiring::isWholeAndOf, scores);
  }

  private static boolean isWholeAndOf(String key, LeadScore score) {
    return key.equals(score.leadId()) && Complete.is(score);
  }
}
