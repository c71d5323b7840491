package io.turnout.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the checks catch what they are for, on small templates that are broken. */
@Timeout(60)
final class TemplateCheckTest {
  private static final String SOUND =
      """
      Parameters:
        Access: { Type: String, AllowedPattern: '[1-9][0-9.]+/24' }
        Extra: { Type: String, Default: "true" }
      Conditions:
        WithExtra: !Equals [!Ref Extra, "true"]
      Mappings:
        Names: { Of: { Group: hub } }
      Resources:
        Network:
          Type: AWS::EC2::VPC
          Properties: { CidrBlock: 10.0.0.0/16 }
        HubGroup:
          Type: AWS::EC2::SecurityGroup
          DependsOn: Network
          Properties:
            GroupDescription: !Sub ["a ${Kind} in ${Network.VpcId}", { Kind: !FindInMap [Names, Of, Group] }]
            VpcId: !Ref Network
            SecurityGroupIngress:
              - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Access }
        Rule:
          Type: AWS::EC2::SecurityGroupIngress
          Condition: WithExtra
          Properties:
            GroupId: !GetAtt HubGroup.GroupId
            SourceSecurityGroupId: !GetAtt HubGroup.GroupId
            IpProtocol: udp
            FromPort: 1
            ToPort: 2
      Outputs:
        Id: { Value: !GetAtt [HubGroup, GroupId] }
      """;

  private static String broken(String sound, String broken) {
    assertThat(SOUND).contains(sound);
    return SOUND.replace(sound, broken);
  }

  @Test
  void shouldFindNothingInASoundTemplate() {
    assertThat(TemplateCheck.problems(TemplateReader.read(SOUND))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      value = {
        "VpcId: !Ref Network; VpcId: !Ref Netwrok; no value 'Netwrok'",
        "${Network.VpcId}; ${Netwrok.VpcId}; no attribute 'Netwrok.VpcId'",
        "${Network.VpcId}; ${Netwrok}; no value 'Netwrok'",
        "!GetAtt [HubGroup, GroupId]; !GetAtt HubGroup.GroupName; no attribute 'HubGroup.GroupName'",
        "DependsOn: Network; DependsOn: [Network, Netwrok]; no resource 'Netwrok'",
        "Condition: WithExtra; Condition: WithoutExtra; no condition 'WithoutExtra'",
        "!FindInMap [Names, Of, Group]; !FindInMap [Names, Of, Hub]; no mapping 'Names.Of.Hub'",
        "[!Ref Extra,; [!Ref Extar,; no value 'Extar'"
      })
  void shouldFindAReferenceToNothing(String sound, String replacement, String problem) {
    assertThat(TemplateCheck.problems(TemplateReader.read(broken(sound, replacement))))
        .anySatisfy(found -> assertThat(found).endsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      value = {
        "CidrIp: !Ref Access; CidrIp: 0.0.0.0/0; is open to the world",
        "CidrIp: !Ref Access; CidrIpv6: '::/0'; is open to the world",
        "Access: {; Access: { Default: 0.0.0.0/0,; is open to the world by default",
        ", AllowedPattern: '[1-9][0-9.]+/24'; #  #; AllowedPattern does not refuse it",
        "[1-9][0-9.]+/24; [0-9.]+/[0-9]+; AllowedPattern does not refuse it",
        "CidrIp: !Ref Access; CidrIp: !Sub '${Access}'; is neither an address nor a parameter"
      })
  void shouldFindWhatIsOpenToTheWorld(String sound, String replacement, String problem) {
    assertThat(TemplateCheck.problems(TemplateReader.read(broken(sound, replacement))))
        .anySatisfy(found -> assertThat(found).startsWith("HubGroup: ").endsWith(problem));
  }

  @Test
  void shouldFindAMissingProperty() {
    String template = broken("      IpProtocol: udp\n", "");

    assertThat(TemplateCheck.problems(TemplateReader.read(template)))
        .containsExactly("Rule: 'IpProtocol' is missing");
  }

  @Test
  void shouldFindATypeOfWhichItKnowsNothing() {
    String template = broken("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupIngres");

    assertThat(TemplateCheck.problems(TemplateReader.read(template)))
        .containsExactly(
            "Rule: the type 'AWS::EC2::SecurityGroupIngres' is not in the table of types");
  }

  @Test
  void shouldFindWhatNobodyUses() {
    String template = broken("    Condition: WithExtra\n", "");
    String withMore = template.replace("Conditions:\n", "Conditions:\n  Z: !Condition WithExtra\n");

    assertThat(TemplateCheck.problems(TemplateReader.read(template)))
        .containsExactly("Conditions.WithExtra: nobody uses it");
    assertThat(TemplateCheck.problems(TemplateReader.read(withMore)))
        .containsExactly("Conditions.Z: nobody uses it");
  }

  @Test
  void shouldFindAReferenceToWhatAConditionLeavesOut() {
    String template = broken("!GetAtt [HubGroup, GroupId]", "!Ref Rule");
    Map<String, String> access = Map.of("Access", "203.0.113.0/24");
    Map<String, String> without = Map.of("Access", "203.0.113.0/24", "Extra", "false");

    assertThat(new Deployment(TemplateReader.read(template), access).outputs()).containsKey("Id");
    assertThatThrownBy(() -> new Deployment(TemplateReader.read(template), without).outputs())
        .hasMessage("Id refers to 'Rule', which is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A: &a 1\nB: *a\n", "A: yes\n", "A: { B: Off }\n", "A: 1\nB: 2\nA: 3\n"})
  void shouldRefuseYamlThatCloudFormationReadsOtherwise(String yaml) {
    assertThatThrownBy(() -> TemplateReader.read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line ");
  }

  @Test
  void shouldTellPortsApartFromTheirTable() {
    Deployment deployment =
        new Deployment(TemplateReader.read(SOUND), Map.of("Access", "203.0.113.0/24"));
    String table =
        """
        | port | protocol | from | to | why |
        | --- | --- | --- | --- | --- |
        | 22 | TCP | `Access` | hub | SSH |
        | 1-3 | UDP | hub | hub, nodes | a range that is wrong |

        | 9 | TCP | another | table | |
        """;

    assertThat(OpenPort.of(deployment, Map.of("203.0.113.0/24", "Access")).toString())
        .isEqualTo("[1-2/udp: hub > hub, 22/tcp: Access > hub]");
    assertThat(OpenPort.ofTable(table).toString())
        .isEqualTo("[1-3/udp: hub > hub, 1-3/udp: hub > nodes, 22/tcp: Access > hub]");
  }

  @Test
  void shouldHearWhatTheShellSays() throws IOException, InterruptedException {
    assertThat(ShellScript.syntaxErrors("if true; then\n")).contains("unexpected end of file");
    assertThat(ShellScript.syntaxErrors("echo fine\n")).isEmpty();
  }
}
