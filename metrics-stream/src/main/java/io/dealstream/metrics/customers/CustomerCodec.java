package io.dealstream.metrics.customers;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.customers.Customer.Attempt;
import io.dealstream.metrics.customers.Customer.Standing;
import io.dealstream.metrics.facts.CreditCodec;

/** What is kept of a customer. */
final class CustomerCodec {

  static final Codec<Customer> CODEC = new Codec<>(CustomerCodec::write, CustomerCodec::read);

  private CustomerCodec() {}

  private static void write(ByteWriter out, Customer customer) {
    CreditCodec.write(out.text(customer.pipelineId()), customer.credit());
    out.signed(customer.createdAt());
    if (customer.onboarding() instanceof Attempt attempt) {
      out.flag(true)
          .number(attempt.number())
          .signed(attempt.startedAt())
          .number(attempt.standing().ordinal());
    } else {
      out.flag(false);
    }
  }

  private static Customer read(ByteReader in) {
    return new Customer(
        in.text(),
        CreditCodec.read(in),
        in.signed(),
        in.flag()
            ? new Attempt(in.smallNumber(), in.signed(), Standing.values()[in.smallNumber()])
            : null);
  }
}
