using System.Text.Json;
using ModelPack.Replay.Rows;

namespace ModelPack.Replay.Tests.Rows;

public class RowMakerTests
{
    [Fact]
    public void A_number_is_in_the_middle_of_its_range() =>
        Assert.Equal("""{"m":5}""", Make(Scalar("float32") with { Minimum = Json("0"), Maximum = Json("10") }, RowValue.Middle));

    [Theory]
    [InlineData("Zero", """{"m":2}""")]
    [InlineData("One", """{"m":2}""")]
    [InlineData("Least", """{"m":2}""")]
    public void A_number_stays_within_its_range(string value, string row) =>
        Assert.Equal(row, Make(Scalar("int64") with { Minimum = Json("2"), Maximum = Json("10") }, Enum.Parse<RowValue>(value)));

    [Fact]
    public void An_exclusive_bound_is_no_value() =>
        Assert.Equal("""{"m":5}""", Make(Scalar("float32") with { Minimum = Json("0"), ExclusiveMinimum = true, Maximum = Json("10") }, RowValue.Least));

    [Fact]
    public void An_allowed_value_is_taken_where_there_are_any() =>
        Assert.Equal("""{"m":"left"}""", Make(Scalar("string") with { Allowed = [Json("\"left\""), Json("\"right\"")] }, RowValue.Zero));

    [Fact]
    public void A_text_has_the_length_that_it_must_have()
    {
        Assert.Equal("""{"m":"te"}""", Make(Scalar("string") with { MaxLength = 2 }, RowValue.Middle));
        Assert.Equal("""{"m":"texttt"}""", Make(Scalar("string") with { MinLength = 6 }, RowValue.Middle));
    }

    [Fact]
    public void An_array_has_the_sizes_of_the_model_and_the_one_asked_for_where_it_states_none() =>
        Assert.Equal("""{"m":[[1,1],[1,1],[1,1]]}""", Make(Scalar("float32") with { Kind = "tensor", Shape = [Json("\"n\""), Json("2")] }, RowValue.One, size: 3));

    [Fact]
    public void A_member_that_need_not_be_given_is_left_out() =>
        Assert.Equal("{}", Make(Scalar("float32") with { Required = false }, RowValue.Middle));

    [Fact]
    public void A_row_that_would_be_too_large_is_none() =>
        Assert.Null(Make(Scalar("float32") with { Kind = "array", Shape = [Json("10000000")] }, RowValue.Zero));

    private static ContractMember Scalar(string element) => new() { Name = "M", JsonName = "m", Kind = "scalar", Element = element, Required = true };

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string? Make(ContractMember member, RowValue value, int size = 1) =>
        RowMaker.Make(new ContractSide { Type = "Input", Title = "Input", Members = [member] }, new RowChoice(size, value))?.ToJsonString();
}
