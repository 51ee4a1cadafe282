package io.dealstream.local.bench.running;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of something there has to be. */
final class Positive implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String value) {
    try {
      var number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      throw new TypeConversionException("'" + value + "' is not a whole number");
    }
    throw new TypeConversionException("it has to be 1 or more, not " + value);
  }
}
