package io.dealstream.query.transcripts;

import io.dealstream.events.transcript.Transcript;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.intake.Receiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's parts. */
@Configuration(proxyBeanMethods = false)
class TranscriptWiring {

  @Bean
  Receiver transcriptReceiver(TranscriptTable transcripts) {
    return new NewestReceiver<>(
        Feed.TRANSCRIPTS,
        Transcript.class,
        (key, transcript) -> key.equals(transcript.key()),
        transcripts);
  }
}
