package io.dealstream.command.imports.file;

/**
 * Why a row was refused.
 *
 * @param rule the last part of the problem's type
 * @param field the column or field it is about
 * @param detail for people
 */
public record RowProblem(String rule, String field, String detail) {}
