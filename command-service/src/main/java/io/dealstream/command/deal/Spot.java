package io.dealstream.command.deal;

/** A stage of a pipeline: pipelines may call different stages by the same id. */
record Spot(String pipelineId, String stageId) {

  // Stands in no id.
  private static final String BETWEEN = "|";

  /** What {@link #toString} gives. */
  static Spot valueOf(String text) {
    var end = text.indexOf(BETWEEN);
    return new Spot(text.substring(0, end), text.substring(end + 1));
  }

  @Override
  public String toString() {
    return pipelineId + BETWEEN + stageId;
  }
}
