<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>Show the logs</source>
        <translation>Mostrar os registros</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Cais {0}</source>
        <translation>Cais {0}</translation>
    </message>
    <message>
        <source>Logs for IT: {0}</source>
        <translation>Registros para a TI: {0}</translation>
    </message>
    <message>
        <source>Get Cais {0}</source>
        <translation>Obter o Cais {0}</translation>
    </message>
</context>
<context>
    <name>Above</name>
    <message>
        <source>Saving your work…</source>
        <translation>Salvando seu trabalho…</translation>
    </message>
    <message>
        <source>Stopping the tools…</source>
        <translation>Parando as ferramentas…</translation>
    </message>
</context>
<context>
    <name>AccessDialog</name>
    <message>
        <source>Let the tool use a folder</source>
        <translation>Deixar a ferramenta usar uma pasta</translation>
    </message>
    <message>
        <source>Let the tool use “{0}”?</source>
        <translation>Deixar a ferramenta usar “{0}”?</translation>
    </message>
    <message>
        <source>Looking at what is in it…</source>
        <translation>Olhando o que há nela…</translation>
    </message>
    <message>
        <source>Let it</source>
        <translation>Deixar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Changing permissions…</source>
        <translation>Alterando permissões…</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
    <message>
        <source>“{0}” was started</source>
        <translation>“{0}” foi iniciado</translation>
    </message>
    <message>
        <source>“{0}” was opened, and ran already</source>
        <translation>“{0}” foi aberto e já estava em execução</translation>
    </message>
    <message>
        <source>“{0}” could not be started</source>
        <translation>“{0}” não pôde ser iniciado</translation>
    </message>
    <message>
        <source>“{0}” got other data connections</source>
        <translation>“{0}” recebeu outras conexões de dados</translation>
    </message>
    <message>
        <source>“{0}” was saved from “{1}”</source>
        <translation>“{0}” foi salvo de “{1}”</translation>
    </message>
    <message numerus="yes">
        <source>%n files were copied back from “{0}”</source>
        <translation>
            <numerusform>%n arquivo foi copiado de volta de “{0}”</numerusform>
            <numerusform>%n arquivos foram copiados de volta de “{0}”</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” was stopped</source>
        <translation>“{0}” foi parado</translation>
    </message>
    <message>
        <source>“{0}” ended by itself</source>
        <translation>“{0}” terminou sozinho</translation>
    </message>
    <message>
        <source>Writing down was switched on</source>
        <translation>O registro foi ativado</translation>
    </message>
    <message>
        <source>Writing down was switched off</source>
        <translation>O registro foi desativado</translation>
    </message>
    <message>
        <source>Something that a newer Cais wrote down: {0}</source>
        <translation>Algo registrado por um Cais mais novo: {0}</translation>
    </message>
    <message>
        <source>Data connections: {0}</source>
        <translation>Conexões de dados: {0}</translation>
    </message>
    <message>
        <source>It has none now.</source>
        <translation>Agora não tem nenhuma.</translation>
    </message>
    <message>
        <source>With less protection: {0}</source>
        <translation>Com menos proteção: {0}</translation>
    </message>
    <message>
        <source>Environment: {0}</source>
        <translation>Ambiente: {0}</translation>
    </message>
    <message>
        <source>Rules of {0}, number {1}</source>
        <translation>Regras de {0}, número {1}</translation>
    </message>
    <message>
        <source>For IT: {0}</source>
        <translation>Para a TI: {0}</translation>
    </message>
    <message>
        <source>Could change a copy of {0}</source>
        <translation>Podia alterar uma cópia de {0}</translation>
    </message>
    <message>
        <source>Could change {0}</source>
        <translation>Podia alterar {0}</translation>
    </message>
    <message>
        <source>Could read a copy of {0}</source>
        <translation>Podia ler uma cópia de {0}</translation>
    </message>
    <message>
        <source>Could read {0}</source>
        <translation>Podia ler {0}</translation>
    </message>
    <message numerus="yes">
        <source>“{0}” was stopped, as nobody used it for %n minutes</source>
        <translation>
            <numerusform>“{0}” foi parado, pois ninguém o usou por %n minuto</numerusform>
            <numerusform>“{0}” foi parado, pois ninguém o usou por %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Which workspaces were started and stopped, with which folders and data connections, and what was saved from them. Never code, queries or passwords. It stays on this computer.</source>
        <translation>Quais espaços de trabalho foram iniciados e parados, com quais pastas e conexões de dados, e o que foi salvo deles. Nunca código, consultas ou senhas. Fica neste computador.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Write nothing down</source>
        <translation>Não registrar nada</translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Mostrar atividade</translation>
    </message>
    <message>
        <source>{0} decides this: {1}. Ask {2}.</source>
        <translation>{0} decide isto: {1}. Pergunte a {2}.</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Show earlier</source>
        <translation>Mostrar anteriores</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>Voltar às configurações</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Salvar como CSV…</translation>
    </message>
    <message>
        <source>What was done in Cais with your account, as it was written down on this computer. Nothing of it is sent anywhere.</source>
        <translation>O que foi feito no Cais com a sua conta, como foi registrado neste computador. Nada disso é enviado a lugar algum.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>Of which workspace</source>
        <translation>De qual espaço de trabalho</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>Em qual dia</translation>
    </message>
    <message>
        <source>Each start and stop of a workspace will be here, and each file saved from one.</source>
        <translation>Cada início e parada de um espaço de trabalho aparecerá aqui, e cada arquivo salvo de um deles.</translation>
    </message>
    <message>
        <source>When a workspace was started and stopped, its environment, its folders and whether they could be changed, the names of its data connections, your organisation’s rules, and which files were saved from it.</source>
        <translation>Quando um espaço de trabalho foi iniciado e parado, seu ambiente, suas pastas e se podiam ser alteradas, os nomes de suas conexões de dados, as regras da sua organização e quais arquivos foram salvos dele.</translation>
    </message>
    <message>
        <source>Code, queries, results, what is in files and notebooks, addresses of pages, passwords.</source>
        <translation>Código, consultas, resultados, o conteúdo de arquivos e notebooks, endereços de páginas, senhas.</translation>
    </message>
    <message>
        <source>What is written down</source>
        <translation>O que é registrado</translation>
    </message>
    <message>
        <source>What never is</source>
        <translation>O que nunca é</translation>
    </message>
    <message>
        <source>Nothing fits this choice</source>
        <translation>Nada corresponde a esta escolha</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada ainda</translation>
    </message>
    <message>
        <source>All workspaces</source>
        <translation>Todos os espaços de trabalho</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Todos os dias</translation>
    </message>
    <message>
        <source>At an unknown time</source>
        <translation>Em momento desconhecido</translation>
    </message>
    <message>
        <source>All is as it was written: nothing was changed or removed.</source>
        <translation>Tudo está como foi escrito: nada foi alterado nem removido.</translation>
    </message>
    <message numerus="yes">
        <source>At %n places this is not as it was written: something was changed or removed.</source>
        <translation>
            <numerusform>Em %n ponto isto não está como foi escrito: algo foi alterado ou removido.</numerusform>
            <numerusform>Em %n pontos isto não está como foi escrito: algo foi alterado ou removido.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cais activity.csv</source>
        <translation>Atividade do Cais.csv</translation>
    </message>
    <message>
        <source>“{0}” is saved.</source>
        <translation>“{0}” foi salvo.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Salvar como CSV</translation>
    </message>
</context>
<context>
    <name>Addresses</name>
    <message>
        <source>That is no range of addresses. One is written as its beginning and its size: 10.20.0.0/16</source>
        <translation>Isso não é uma faixa de endereços. Uma faixa se escreve com o começo e o tamanho: 10.20.0.0/16</translation>
    </message>
    <message>
        <source>That is too few addresses: a single workspace takes 16. Enter /28 or less after its beginning.</source>
        <translation>São poucos endereços: um único espaço de trabalho usa 16. Depois do começo, informe /28 ou menos.</translation>
    </message>
    <message>
        <source>Those belong to the internet or have a meaning of their own. Private ones begin with 10, 172.16 to 172.31, or 192.168.</source>
        <translation>Esses são da internet ou têm um significado próprio. Os privados começam com 10, 172.16 a 172.31 ou 192.168.</translation>
    </message>
</context>
<context>
    <name>AddressesCard</name>
    <message>
        <source>Addresses for workspaces</source>
        <translation>Endereços dos espaços de trabalho</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Usar estes</translation>
    </message>
    <message>
        <source>Use these addresses for workspaces</source>
        <translation>Usar estes endereços para os espaços de trabalho</translation>
    </message>
    <message>
        <source>Find free ones</source>
        <translation>Procurar livres</translation>
    </message>
    <message>
        <source>Find free addresses for workspaces</source>
        <translation>Procurar endereços livres para os espaços de trabalho</translation>
    </message>
    <message>
        <source>Let Cais choose</source>
        <translation>Deixar o Cais escolher</translation>
    </message>
    <message>
        <source>Let Cais choose the addresses for workspaces</source>
        <translation>Deixar o Cais escolher os endereços dos espaços de trabalho</translation>
    </message>
    <message>
        <source>Each workspace has addresses of its own on this computer. Where the company’s network, or its VPN, uses the same ones, its data are out of reach from inside.</source>
        <translation>Cada espaço de trabalho tem endereços próprios neste computador. Onde a rede da empresa, ou a VPN dela, usa os mesmos, os dados dela ficam fora de alcance a partir de dentro.</translation>
    </message>
    <message>
        <source>Workspaces use {0}.</source>
        <translation>Os espaços de trabalho usam {0}.</translation>
    </message>
    <message>
        <source>Cais chooses: {0}.</source>
        <translation>O Cais escolhe: {0}.</translation>
    </message>
    <message>
        <source>Saved. Tools that run have them once they were stopped and opened again.</source>
        <translation>Salvo. Ferramentas em execução passam a usá-los depois de paradas e abertas de novo.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Call it off</source>
        <translation>Desistir</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Workspaces</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Back to workspaces</source>
        <translation>Voltar aos espaços de trabalho</translation>
    </message>
    <message>
        <source>F6 goes from the page to this bar and back</source>
        <translation>F6 alterna entre a página e esta barra</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Memória em uso</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>More for this page</source>
        <translation>Mais opções desta página</translation>
    </message>
    <message>
        <source>Docker does not answer</source>
        <translation>O Docker não responde</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar {0}</translation>
    </message>
    <message>
        <source>Change folders…</source>
        <translation>Alterar pastas…</translation>
    </message>
    <message>
        <source>Memory: {0}</source>
        <translation>Memória: {0}</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>Quase cheia</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
    <message>
        <source>Check folders</source>
        <translation>Verificar pastas</translation>
    </message>
    <message>
        <source>Copy “{0}” back…</source>
        <translation>Trazer “{0}” de volta…</translation>
    </message>
    <message>
        <source>Copy “{0}” in again…</source>
        <translation>Copiar “{0}” de novo…</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Calculations</name>
    <message numerus="yes">
        <source>%n more calculations are going on.</source>
        <translation>
            <numerusform>Mais %n cálculo está em andamento.</numerusform>
            <numerusform>Mais %n cálculos estão em andamento.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop when it is done</source>
        <translation>Parar quando terminar</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Parar agora</translation>
    </message>
    <message>
        <source>Stop and open again when it is done</source>
        <translation>Parar e abrir de novo quando terminar</translation>
    </message>
    <message>
        <source>Stop and open again now</source>
        <translation>Parar e abrir de novo agora</translation>
    </message>
    <message>
        <source>Remove when it is done</source>
        <translation>Remover quando terminar</translation>
    </message>
    <message>
        <source>Remove now</source>
        <translation>Remover agora</translation>
    </message>
    <message>
        <source>Change when it is done</source>
        <translation>Trocar quando terminar</translation>
    </message>
    <message>
        <source>Change now</source>
        <translation>Trocar agora</translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>Fechar quando terminar</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Parar e fechar</translation>
    </message>
    <message>
        <source>The tool is stopped when the calculation is done.</source>
        <translation>A ferramenta vai parar quando o cálculo terminar.</translation>
    </message>
    <message>
        <source>The tool is stopped and opened again when the calculation is done.</source>
        <translation>A ferramenta vai parar e abrir de novo quando o cálculo terminar.</translation>
    </message>
    <message>
        <source>The workspace is removed when the calculation is done.</source>
        <translation>O espaço de trabalho será removido quando o cálculo terminar.</translation>
    </message>
    <message>
        <source>Another engine is used when what is being computed is done.</source>
        <translation>O outro mecanismo será usado quando os cálculos em andamento terminarem.</translation>
    </message>
    <message>
        <source>Cais is closed when what is being computed is done.</source>
        <translation>O Cais vai fechar quando os cálculos em andamento terminarem.</translation>
    </message>
    <message>
        <source>“{0}” in “{1}” is done, after {2}.</source>
        <translation>“{0}” em “{1}” terminou, depois de {2}.</translation>
    </message>
    <message>
        <source>A calculation in “{0}” is done, after {1}.</source>
        <translation>Um cálculo em “{0}” terminou, depois de {1}.</translation>
    </message>
    <message>
        <source>“{0}” is computing.</source>
        <translation>“{0}” está calculando.</translation>
    </message>
    <message>
        <source>A calculation is going on.</source>
        <translation>Um cálculo está em andamento.</translation>
    </message>
    <message>
        <source>“{0}” has been computing for {1}.</source>
        <translation>“{0}” está calculando há {1}.</translation>
    </message>
    <message>
        <source>“{0}” has been computing for at least {1}.</source>
        <translation>“{0}” está calculando há pelo menos {1}.</translation>
    </message>
    <message>
        <source>A calculation has been going on for {1}.</source>
        <translation>Um cálculo está em andamento há {1}.</translation>
    </message>
    <message>
        <source>A calculation has been going on for at least {1}.</source>
        <translation>Um cálculo está em andamento há pelo menos {1}.</translation>
    </message>
    <message>
        <source>Calculations can go on while Cais is closed.</source>
        <translation>Os cálculos podem continuar com o Cais fechado.</translation>
    </message>
    <message>
        <source>Calculations go on where they are, and Cais shows nothing of them until you change back.</source>
        <translation>Os cálculos continuam onde estão, e o Cais não mostra nada deles até você voltar.</translation>
    </message>
    <message>
        <source>If the tool is stopped now, there will be no result.</source>
        <translation>Se a ferramenta parar agora, não haverá resultado.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Python starter</source>
        <translation>Python para começar</translation>
    </message>
    <message>
        <source>Notebooks, tables, charts and machine learning in Python.</source>
        <translation>Notebooks, tabelas, gráficos e aprendizado de máquina em Python.</translation>
    </message>
    <message>
        <source>Cais</source>
        <translation>Cais</translation>
    </message>
    <message>
        <source>JupyterLab</source>
        <translation>JupyterLab</translation>
    </message>
    <message>
        <source>Python 3.13</source>
        <translation>Python 3.13</translation>
    </message>
    <message>
        <source>pandas</source>
        <translation>pandas</translation>
    </message>
    <message>
        <source>pyarrow</source>
        <translation>pyarrow</translation>
    </message>
    <message>
        <source>Matplotlib</source>
        <translation>Matplotlib</translation>
    </message>
    <message>
        <source>scikit-learn</source>
        <translation>scikit-learn</translation>
    </message>
    <message>
        <source>DuckDB</source>
        <translation>DuckDB</translation>
    </message>
    <message>
        <source>SQLAlchemy</source>
        <translation>SQLAlchemy</translation>
    </message>
    <message>
        <source>PostgreSQL and MariaDB drivers</source>
        <translation>Drivers de PostgreSQL e MariaDB</translation>
    </message>
    <message>
        <source>R starter</source>
        <translation>R para começar</translation>
    </message>
    <message>
        <source>Notebooks, tables and charts in R, with Shiny for small apps.</source>
        <translation>Notebooks, tabelas e gráficos em R, com Shiny para pequenos aplicativos.</translation>
    </message>
    <message>
        <source>R 4.5</source>
        <translation>R 4.5</translation>
    </message>
    <message>
        <source>dplyr</source>
        <translation>dplyr</translation>
    </message>
    <message>
        <source>ggplot2</source>
        <translation>ggplot2</translation>
    </message>
    <message>
        <source>readr</source>
        <translation>readr</translation>
    </message>
    <message>
        <source>DBI</source>
        <translation>DBI</translation>
    </message>
    <message>
        <source>RMariaDB</source>
        <translation>RMariaDB</translation>
    </message>
    <message>
        <source>RPostgreSQL</source>
        <translation>RPostgreSQL</translation>
    </message>
    <message>
        <source>Shiny</source>
        <translation>Shiny</translation>
    </message>
    <message>
        <source>Python for data science</source>
        <translation>Python para ciência de dados</translation>
    </message>
    <message>
        <source>A broad choice of Python libraries for analysis, statistics and charts.</source>
        <translation>Uma ampla seleção de bibliotecas Python para análise, estatística e gráficos.</translation>
    </message>
    <message>
        <source>Jupyter project</source>
        <translation>Projeto Jupyter</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>SciPy</source>
        <translation>SciPy</translation>
    </message>
    <message>
        <source>statsmodels</source>
        <translation>statsmodels</translation>
    </message>
    <message>
        <source>seaborn</source>
        <translation>seaborn</translation>
    </message>
    <message>
        <source>Bokeh</source>
        <translation>Bokeh</translation>
    </message>
    <message>
        <source>Dask</source>
        <translation>Dask</translation>
    </message>
    <message>
        <source>Python, R and Julia</source>
        <translation>Python, R e Julia</translation>
    </message>
    <message>
        <source>Three languages side by side, for teams that use more than one.</source>
        <translation>Três linguagens lado a lado, para equipes que usam mais de uma.</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Julia</source>
        <translation>Julia</translation>
    </message>
    <message>
        <source>tidyverse</source>
        <translation>tidyverse</translation>
    </message>
    <message>
        <source>R notebooks</source>
        <translation>R em notebooks</translation>
    </message>
    <message>
        <source>R in notebooks, with the tidyverse and modelling packages.</source>
        <translation>R em notebooks, com o tidyverse e pacotes de modelagem.</translation>
    </message>
    <message>
        <source>tidymodels</source>
        <translation>tidymodels</translation>
    </message>
    <message>
        <source>caret</source>
        <translation>caret</translation>
    </message>
    <message>
        <source>RODBC</source>
        <translation>RODBC</translation>
    </message>
    <message>
        <source>Python with TensorFlow</source>
        <translation>Python com TensorFlow</translation>
    </message>
    <message>
        <source>Deep learning with TensorFlow and Keras, on top of the data science libraries.</source>
        <translation>Aprendizado profundo com TensorFlow e Keras, além das bibliotecas de ciência de dados.</translation>
    </message>
    <message>
        <source>TensorFlow</source>
        <translation>TensorFlow</translation>
    </message>
    <message>
        <source>Keras</source>
        <translation>Keras</translation>
    </message>
    <message>
        <source>Python with PyTorch</source>
        <translation>Python com PyTorch</translation>
    </message>
    <message>
        <source>Deep learning with PyTorch, on top of the data science libraries.</source>
        <translation>Aprendizado profundo com PyTorch, além das bibliotecas de ciência de dados.</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Python with Spark</source>
        <translation>Python com Spark</translation>
    </message>
    <message>
        <source>Apache Spark on this computer, for tables too large for pandas.</source>
        <translation>Apache Spark neste computador, para tabelas grandes demais para o pandas.</translation>
    </message>
    <message>
        <source>Apache Spark</source>
        <translation>Apache Spark</translation>
    </message>
    <message>
        <source>Bare notebooks</source>
        <translation>Notebooks básicos</translation>
    </message>
    <message>
        <source>JupyterLab and Python with hardly anything else, to add just what you need.</source>
        <translation>JupyterLab e Python com quase nada mais, para você adicionar só o que precisa.</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>TeX for PDF export</source>
        <translation>TeX para exportar PDF</translation>
    </message>
    <message>
        <source>RStudio with tidyverse</source>
        <translation>RStudio com tidyverse</translation>
    </message>
    <message>
        <source>RStudio with dplyr, ggplot2 and the rest of the tidyverse, and database drivers.</source>
        <translation>RStudio com dplyr, ggplot2 e o restante do tidyverse, além de drivers de banco de dados.</translation>
    </message>
    <message>
        <source>Rocker project</source>
        <translation>Projeto Rocker</translation>
    </message>
    <message>
        <source>R 4.6.1</source>
        <translation>R 4.6.1</translation>
    </message>
    <message>
        <source>devtools</source>
        <translation>devtools</translation>
    </message>
    <message>
        <source>DBI and database drivers</source>
        <translation>DBI e drivers de banco de dados</translation>
    </message>
    <message>
        <source>sf</source>
        <translation>sf</translation>
    </message>
    <message>
        <source>terra</source>
        <translation>terra</translation>
    </message>
    <message>
        <source>GDAL</source>
        <translation>GDAL</translation>
    </message>
    <message>
        <source>RStudio</source>
        <translation>RStudio</translation>
    </message>
    <message>
        <source>RStudio and plain R, to add just what you need.</source>
        <translation>RStudio e R puro, para você adicionar só o que precisa.</translation>
    </message>
    <message>
        <source>RStudio for publishing</source>
        <translation>RStudio para publicações</translation>
    </message>
    <message>
        <source>RStudio with the tidyverse and everything to write reports, papers and books.</source>
        <translation>RStudio com o tidyverse e tudo para escrever relatórios, artigos e livros.</translation>
    </message>
    <message>
        <source>TinyTeX</source>
        <translation>TinyTeX</translation>
    </message>
    <message>
        <source>bookdown</source>
        <translation>bookdown</translation>
    </message>
    <message>
        <source>rmarkdown</source>
        <translation>rmarkdown</translation>
    </message>
    <message>
        <source>RStudio for maps</source>
        <translation>RStudio para mapas</translation>
    </message>
    <message>
        <source>RStudio with the tidyverse and packages for maps and spatial data.</source>
        <translation>RStudio com o tidyverse e pacotes para mapas e dados espaciais.</translation>
    </message>
</context>
<context>
    <name>CertificatesField</name>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um arquivo…</translation>
    </message>
    <message>
        <source>Choose the file of the certificate…</source>
        <translation>Escolher o arquivo do certificado…</translation>
    </message>
    <message>
        <source>Use those of this computer</source>
        <translation>Usar os deste computador</translation>
    </message>
    <message>
        <source>Those that this computer trusts, your company’s among them.</source>
        <translation>Aqueles em que este computador confia, inclusive os da sua empresa.</translation>
    </message>
    <message numerus="yes">
        <source>%n certificates of a file that you chose.</source>
        <translation>
            <numerusform>%n certificado de um arquivo que você escolheu.</numerusform>
            <numerusform>%n certificados de um arquivo que você escolheu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Escolher o certificado</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>Não há nenhum certificado neste arquivo.</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
</context>
<context>
    <name>ChangeConnections</name>
    <message>
        <source>The tool keeps running, and has the change at once.</source>
        <translation>A ferramenta continua rodando e recebe a mudança na hora.</translation>
    </message>
</context>
<context>
    <name>ChangeConnectionsPage</name>
    <message>
        <source>Which data may “{0}” use?</source>
        <translation>Quais dados “{0}” pode usar?</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar o código</translation>
    </message>
    <message>
        <source>Copy the code for {0}</source>
        <translation>Copiar o código de {0}</translation>
    </message>
</context>
<context>
    <name>ChangeFolders</name>
    <message>
        <source>Stop the tool and open it again to see the change.</source>
        <translation>Pare a ferramenta e abra de novo para ver a mudança.</translation>
    </message>
</context>
<context>
    <name>ChangeFoldersPage</name>
    <message>
        <source>Which folders may “{0}” use?</source>
        <translation>Quais pastas “{0}” pode usar?</translation>
    </message>
</context>
<context>
    <name>Changing</name>
    <message>
        <source>Folders of {0}</source>
        <translation>Pastas de {0}</translation>
    </message>
    <message>
        <source>The folders of “{0}” were not changed.</source>
        <translation>As pastas de “{0}” não foram alteradas.</translation>
    </message>
    <message>
        <source>Go on changing them</source>
        <translation>Retomar a alteração</translation>
    </message>
    <message>
        <source>Data connections of {0}</source>
        <translation>Conexões de dados de {0}</translation>
    </message>
    <message>
        <source>“cais.connect” finds the data connections that are new. Other programs find them once the tool was stopped and opened again.</source>
        <translation>O “cais.connect” já encontra as conexões de dados novas. Outros programas as encontram depois que a ferramenta for parada e aberta de novo.</translation>
    </message>
    <message>
        <source>The tool has the data connections that are ticked.</source>
        <translation>A ferramenta tem as conexões de dados marcadas.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar a pasta</translation>
    </message>
    <message>
        <source>Stop without copying back</source>
        <translation>Parar sem trazer de volta</translation>
    </message>
    <message>
        <source>Remove them with it</source>
        <translation>Remover junto</translation>
    </message>
    <message>
        <source>They stay in the copy.</source>
        <translation>Elas continuam na cópia.</translation>
    </message>
    <message>
        <source>They would be lost.</source>
        <translation>Elas seriam perdidas.</translation>
    </message>
    <message>
        <source>Copy back…</source>
        <translation>Trazer de volta…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>At most {0}</source>
        <translation>No máximo {0}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check folders</source>
        <translation>Verificar pastas</translation>
    </message>
    <message>
        <source>The folders of “{0}”</source>
        <translation>As pastas de “{0}”</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Change folders…</source>
        <translation>Alterar pastas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>ChooseKind</name>
    <message>
        <source>Search kinds of data…</source>
        <translation>Buscar tipos de dados…</translation>
    </message>
    <message>
        <source>Search kinds of data</source>
        <translation>Buscar tipos de dados</translation>
    </message>
    <message>
        <source>Nothing was found. Another database is reached by ODBC, anything else as another password.</source>
        <translation>Nada foi encontrado. Chega-se a outro banco de dados por ODBC e a qualquer outra coisa como outra senha.</translation>
    </message>
</context>
<context>
    <name>ChooseTool</name>
    <message>
        <source>Search tools and packages…</source>
        <translation>Buscar ferramentas e pacotes…</translation>
    </message>
    <message>
        <source>Search tools and packages</source>
        <translation>Buscar ferramentas e pacotes</translation>
    </message>
    <message>
        <source>Ready-made starters</source>
        <translation>Prontos para começar</translation>
    </message>
    <message>
        <source>Nothing was found. Try a shorter word.</source>
        <translation>Nada foi encontrado. Tente uma palavra mais curta.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Ferramenta</translation>
    </message>
    <message>
        <source>What do you want to work with?</source>
        <translation>Com o que você quer trabalhar?</translation>
    </message>
    <message>
        <source>Choose a tool to go on.</source>
        <translation>Para continuar, escolha uma ferramenta.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar {0}</translation>
    </message>
    <message>
        <source>From the tools’ own projects</source>
        <translation>Dos projetos das próprias ferramentas</translation>
    </message>
    <message>
        <source>From your organisation</source>
        <translation>Da sua organização</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close and let it compute</source>
        <translation>Fechar e deixar calcular</translation>
    </message>
    <message>
        <source>Tools keep running when Cais is closed, so that all is as you left it when you come back. What you choose now holds from then on; the settings can change it.</source>
        <translation>As ferramentas continuam em execução quando o Cais é fechado, para que tudo esteja como você deixou quando voltar. O que você escolher agora vale daqui em diante; nas configurações dá para mudar.</translation>
    </message>
    <message>
        <source>Keep them running and close</source>
        <translation>Deixar em execução e fechar</translation>
    </message>
    <message>
        <source>Stop them and close</source>
        <translation>Parar e fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Closing Cais ends the offline kit that is being made, and removes what it wrote of it.</source>
        <translation>Fechar o Cais encerra o kit offline que está sendo criado e remove o que foi gravado dele.</translation>
    </message>
    <message>
        <source>Closing Cais ends the bringing in of the offline kit.</source>
        <translation>Fechar o Cais interrompe a importação do kit offline.</translation>
    </message>
    <message>
        <source>End it and close</source>
        <translation>Encerrar e fechar</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>The R code that reaches “{0}” is copied. Paste it into your script.</source>
        <translation>O código em R que acessa “{0}” foi copiado. Cole-o no seu script.</translation>
    </message>
    <message>
        <source>The Python code that reaches “{0}” is copied. Paste it into a notebook.</source>
        <translation>O código em Python que acessa “{0}” foi copiado. Cole-o em um notebook.</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Reads only</source>
        <translation>Só leitura</translation>
    </message>
    <message>
        <source>More for {0}</source>
        <translation>Mais opções de {0}</translation>
    </message>
    <message>
        <source>No workspace uses it yet.</source>
        <translation>Nenhum espaço de trabalho usa esta conexão ainda.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Copy code for Python</source>
        <translation>Copiar código para Python</translation>
    </message>
    <message>
        <source>Copy code for R</source>
        <translation>Copiar código para R</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>It comes with the preset of {0}, which says where it leads.</source>
        <translation>Vem com a predefinição de {0}, que determina aonde leva.</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Kind of data</source>
        <translation>Tipo de dados</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>What do you want to reach?</source>
        <translation>A que dados você quer chegar?</translation>
    </message>
    <message>
        <source>Whoever gave you access knows what to enter here.</source>
        <translation>Quem lhe deu acesso sabe o que informar aqui.</translation>
    </message>
    <message>
        <source>Tools that run have it as soon as it is saved.</source>
        <translation>As ferramentas em execução recebem a mudança assim que ela é salva.</translation>
    </message>
    <message>
        <source>This leads to {0}. Make a connection of its own for it.</source>
        <translation>Este endereço leva a {0}. Crie outra conexão para ele.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>This connection is not kept yet.</source>
        <translation>Esta conexão ainda não foi salva.</translation>
    </message>
    <message>
        <source>The changes are not kept yet.</source>
        <translation>As alterações ainda não foram salvas.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Sair sem salvar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Storage account</source>
        <translation>Conta de armazenamento</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Banco de dados</translation>
    </message>
    <message>
        <source>Service name</source>
        <translation>Nome do serviço</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Criptografia</translation>
    </message>
    <message>
        <source>Certificate of your company</source>
        <translation>Certificado da sua empresa</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>Warehouse</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de dados</translation>
    </message>
    <message>
        <source>HTTP path</source>
        <translation>Caminho HTTP</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>ID da chave de acesso</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Região</translation>
    </message>
    <message>
        <source>Address of the storage</source>
        <translation>Endereço do armazenamento</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Contêiner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Header that carries it</source>
        <translation>Cabeçalho que a leva</translation>
    </message>
    <message>
        <source>Word before it</source>
        <translation>Palavra antes dela</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>Further settings</source>
        <translation>Outras configurações</translation>
    </message>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (opcional)</translation>
    </message>
    <message>
        <source>Only for storage that is not Amazon’s.</source>
        <translation>Só para armazenamento que não é da Amazon.</translation>
    </message>
    <message>
        <source>As it is called in the environment, or the path of its file there.</source>
        <translation>Como se chama no ambiente, ou o caminho do arquivo dele ali.</translation>
    </message>
    <message>
        <source>Separated by semicolons. No password here: it has its own place below.</source>
        <translation>Separadas por ponto e vírgula. Sem senha aqui: ela tem um lugar próprio abaixo.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Isto é necessário.</translation>
    </message>
    <message>
        <source>From 1 to 65535.</source>
        <translation>De 1 a 65535.</translation>
    </message>
    <message>
        <source>Letters without accents, digits, - and _; a letter first, and {0} at most.</source>
        <translation>Letras sem acento, algarismos, - e _; uma letra no começo e no máximo {0}.</translation>
    </message>
    <message>
        <source>Password of this user</source>
        <translation>Senha deste usuário</translation>
    </message>
    <message>
        <source>Kerberos password</source>
        <translation>Senha do Kerberos</translation>
    </message>
    <message>
        <source>Encrypted and verified</source>
        <translation>Criptografada e verificada</translation>
    </message>
    <message>
        <source>Encrypted, not verified</source>
        <translation>Criptografada, sem verificação</translation>
    </message>
    <message>
        <source>This has characters in it that cannot be seen. Type it anew.</source>
        <translation>Há aqui caracteres que não se veem. Digite de novo.</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>Não há nenhum certificado neste arquivo.</translation>
    </message>
    <message>
        <source>Cais does not know this.</source>
        <translation>O Cais não conhece isto.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Dê um nome à conexão.</translation>
    </message>
    <message>
        <source>Another connection has this name.</source>
        <translation>Outra conexão já tem este nome.</translation>
    </message>
    <message>
        <source>This name means something else to database programs. Choose another one.</source>
        <translation>Para programas de bancos de dados este nome quer dizer outra coisa. Escolha outro.</translation>
    </message>
    <message>
        <source>Your Kerberos ticket</source>
        <translation>Seu tíquete Kerberos</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sem criptografia</translation>
    </message>
    <message>
        <source>Somebody between could pose as the server and read along.</source>
        <translation>Alguém no caminho poderia se passar pelo servidor e ler tudo.</translation>
    </message>
    <message>
        <source>Anybody on the way can read along, the password included.</source>
        <translation>Qualquer um no caminho pode ler tudo, inclusive a senha.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Paste an address, drop or choose another program’s file, or pick a kind below.</source>
        <translation>Cole um endereço, solte ou escolha o arquivo de outro programa, ou selecione um tipo abaixo.</translation>
    </message>
    <message>
        <source>A service that asks for a key</source>
        <translation>Um serviço que pede uma chave</translation>
    </message>
    <message>
        <source>Any other secret that your code needs</source>
        <translation>Qualquer outro segredo de que seu código precise</translation>
    </message>
</context>
<context>
    <name>ConnectionScreens</name>
    <message>
        <source>New connection</source>
        <translation>Nova conexão</translation>
    </message>
    <message>
        <source>Change “{0}”</source>
        <translation>Alterar “{0}”</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>S3 storage</source>
        <translation>Armazenamento S3</translation>
    </message>
    <message>
        <source>Web service (HTTPS)</source>
        <translation>Serviço web (HTTPS)</translation>
    </message>
    <message>
        <source>Another password or key</source>
        <translation>Outra senha ou chave</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Ainda não usada</translation>
    </message>
    <message>
        <source>Last used today</source>
        <translation>Usada pela última vez hoje</translation>
    </message>
    <message>
        <source>Last used yesterday</source>
        <translation>Usada pela última vez ontem</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>Usada pela última vez em {0}</translation>
    </message>
</context>
<context>
    <name>ConnectionsMenu</name>
    <message>
        <source>Copy the code for {0}</source>
        <translation>Copiar o código de {0}</translation>
    </message>
    <message>
        <source>Change data connections…</source>
        <translation>Alterar as conexões de dados…</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Add a connection</source>
        <translation>Adicionar uma conexão</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Connect a database, a store or a web service once</source>
        <translation>Conecte um banco de dados, um armazenamento ou um serviço da web uma só vez</translation>
    </message>
    <message>
        <source>Every workspace that you tick it for reaches it by name, in Python and in R. Its password stays in the keyring of this computer, and is in no notebook, file or setting.</source>
        <translation>Todo espaço de trabalho em que você a marcar chega a ela pelo nome, em Python e em R. A senha fica no chaveiro deste computador e não está em nenhum notebook, arquivo ou configuração.</translation>
    </message>
    <message>
        <source>Try again, from the message</source>
        <translation>Tentar de novo, da mensagem</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message numerus="yes">
        <source>%n connections were removed from all workspaces. Their passwords are erased when Cais is closed.</source>
        <translation>
            <numerusform>%n conexão foi removida de todos os espaços de trabalho. A senha será apagada quando o Cais for fechado.</numerusform>
            <numerusform>%n conexões foram removidas de todos os espaços de trabalho. As senhas serão apagadas quando o Cais for fechado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>“{0}” was removed from all workspaces. Its password is erased when Cais is closed.</source>
        <translation>“{0}” foi removida de todos os espaços de trabalho. A senha será apagada quando o Cais for fechado.</translation>
    </message>
    <message>
        <source>The code that reaches “{0}” was copied. Paste it into a tool that it is ticked for.</source>
        <translation>O código que chega a “{0}” foi copiado. Cole-o em uma ferramenta em que a conexão esteja marcada.</translation>
    </message>
    <message>
        <source>Looking for your data connections…</source>
        <translation>Procurando suas conexões de dados…</translation>
    </message>
    <message>
        <source>There are no data connections yet</source>
        <translation>Ainda não há conexões de dados</translation>
    </message>
    <message>
        <source>Which data may it use?</source>
        <translation>Quais dados ela pode usar?</translation>
    </message>
    <message>
        <source>Add your first connection</source>
        <translation>Adicionar sua primeira conexão</translation>
    </message>
    <message>
        <source>“{0}” is kept.</source>
        <translation>“{0}” foi salva.</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Adicionar uma conexão…</translation>
    </message>
    <message>
        <source>A data connection is a named way to a database, a store of files or a web service. Its password stays with Cais and is never written into a notebook. You can go on without one and add it later.</source>
        <translation>Uma conexão de dados é um caminho com nome até um banco de dados, um repositório de arquivos ou um serviço web. A senha fica com o Cais e nunca é escrita em um notebook. Você pode continuar sem nenhuma e adicioná-la depois.</translation>
    </message>
    <message>
        <source>The tool gets the passwords of the connections you tick, and no others.</source>
        <translation>A ferramenta recebe as senhas das conexões que você marcar, e nenhuma outra.</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>The tool has a copy of “{0}”, made {1}.</source>
        <translation>A ferramenta tem uma cópia de “{0}”, feita em {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n novo</numerusform>
            <numerusform>%n novos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n alterado</numerusform>
            <numerusform>%n alterados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removido</numerusform>
            <numerusform>%n removidos</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to copy back: the tool changed nothing since.</source>
        <translation>Não há nada para trazer de volta: a ferramenta não alterou nada desde então.</translation>
    </message>
    <message>
        <source>In the copy: {0}.</source>
        <translation>Na cópia: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were changed here; they stay as they are.</source>
        <translation>
            <numerusform>%n arquivo ou pasta foi alterado aqui e continua como está.</numerusform>
            <numerusform>%n arquivos e pastas foram alterados aqui e continuam como estão.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to copy: nothing was added or changed here since.</source>
        <translation>Não há nada para copiar: nada foi acrescentado nem alterado aqui desde então.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were added or changed here.</source>
        <translation>
            <numerusform>%n arquivo ou pasta foi acrescentado ou alterado aqui.</numerusform>
            <numerusform>%n arquivos e pastas foram acrescentados ou alterados aqui.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the tool changed stays, and so does what was removed here.</source>
        <translation>O que a ferramenta alterou continua lá, e também o que foi removido aqui.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders that the tool changed, too, stay as they are in the copy. Copy back first to choose between the two.</source>
        <translation>
            <numerusform>%n arquivo ou pasta que a ferramenta também alterou continua como está na cópia. Traga de volta primeiro para escolher entre os dois.</numerusform>
            <numerusform>%n arquivos e pastas que a ferramenta também alterou continuam como estão na cópia. Traga de volta primeiro para escolher entre os dois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were changed on both sides. Choose what is kept:</source>
        <translation>
            <numerusform>%n arquivo ou pasta foi alterado nos dois lados. Escolha o que fica:</numerusform>
            <numerusform>%n arquivos e pastas foram alterados nos dois lados. Escolha o que fica:</numerusform>
        </translation>
    </message>
    <message>
        <source>made by the tool</source>
        <translation>criado pela ferramenta</translation>
    </message>
    <message>
        <source>changed by the tool</source>
        <translation>alterado pela ferramenta</translation>
    </message>
    <message>
        <source>removed by the tool</source>
        <translation>removido pela ferramenta</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>criado aqui</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>alterado aqui</translation>
    </message>
    <message>
        <source>removed here</source>
        <translation>removido aqui</translation>
    </message>
    <message>
        <source>{0} · {1} · {2}</source>
        <translation>{0} · {1} · {2}</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir depois</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Ficar com o meu</translation>
    </message>
    <message>
        <source>Keep the tool’s</source>
        <translation>Ficar com o da ferramenta</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Ficar com os dois</translation>
    </message>
    <message numerus="yes">
        <source>%n files are left out: links to other places, what is no file, and names that this computer refuses.</source>
        <translation>
            <numerusform>%n arquivo fica de fora: atalhos para outros lugares, o que não é arquivo e nomes que este computador recusa.</numerusform>
            <numerusform>%n arquivos ficam de fora: atalhos para outros lugares, o que não é arquivo e nomes que este computador recusa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were copied.</source>
        <translation>
            <numerusform>%n arquivo foi copiado.</numerusform>
            <numerusform>%n arquivos foram copiados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were removed.</source>
        <translation>
            <numerusform>%n arquivo foi removido.</numerusform>
            <numerusform>%n arquivos foram removidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be copied, “{0}” among them; nothing of it was lost.</source>
        <translation>
            <numerusform>%n não pôde ser copiado: “{0}”; nada dele se perdeu.</numerusform>
            <numerusform>%n não puderam ser copiados, entre eles “{0}”; nada deles se perdeu.</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be seen whether the changes in the copy of “{0}” were copied back.</source>
        <translation>Não foi possível ver se as alterações na cópia de “{0}” foram trazidas de volta.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes in the copy of “{0}” were not copied back.</source>
        <translation>
            <numerusform>%n alteração na cópia de “{0}” não foi trazida de volta.</numerusform>
            <numerusform>%n alterações na cópia de “{0}” não foram trazidas de volta.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Copy back</source>
        <translation>Trazer de volta</translation>
    </message>
    <message>
        <source>Copy in again</source>
        <translation>Copiar de novo</translation>
    </message>
    <message>
        <source>Copy “{0}” back?</source>
        <translation>Trazer “{0}” de volta?</translation>
    </message>
    <message>
        <source>Copy “{0}” in again?</source>
        <translation>Copiar “{0}” de novo?</translation>
    </message>
    <message>
        <source>Comparing the folder and its copy…</source>
        <translation>Comparando a pasta e a cópia…</translation>
    </message>
    <message>
        <source>For all of them</source>
        <translation>Para todos eles</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Manter aqui</translation>
    </message>
    <message>
        <source>Remove it here, too</source>
        <translation>Remover também aqui</translation>
    </message>
    <message>
        <source>What the tool removed</source>
        <translation>O que a ferramenta removeu</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What is kept of {0}</source>
        <translation>O que fica de {0}</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copiando…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>The password of “{0}” was copied.</source>
        <translation>A senha de “{0}” foi copiada.</translation>
    </message>
    <message numerus="yes">
        <source>It leaves the clipboard after %n seconds.</source>
        <translation>
            <numerusform>Ela sai da área de transferência depois de %n segundo.</numerusform>
            <numerusform>Ela sai da área de transferência depois de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept for “{0}” is no text, and cannot be copied.</source>
        <translation>O que está guardado para “{0}” não é texto e não pode ser copiado.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>What tools may do</source>
        <translation>O que as ferramentas podem fazer</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>Só leitura</translation>
    </message>
    <message>
        <source>Can change data</source>
        <translation>Pode alterar dados</translation>
    </message>
    <message>
        <source>Code that says “{0}” has to be changed as well.</source>
        <translation>O código que diz “{0}” também tem de ser alterado.</translation>
    </message>
    <message>
        <source>In code: {0}</source>
        <translation>No código: {0}</translation>
    </message>
    <message>
        <source>Choose the file, or have Cais ask for it each time.</source>
        <translation>Escolha o arquivo ou peça que o Cais pergunte a cada vez.</translation>
    </message>
    <message>
        <source>Enter it, or have Cais ask for it each time.</source>
        <translation>Informe aqui ou peça que o Cais pergunte a cada vez.</translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation>Detalhes para a TI</translation>
    </message>
    <message>
        <source>What IT needs to know</source>
        <translation>O que a TI precisa saber</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <source>Cais asks the server to let tools only read, but code can undo that. To be sure, sign in as a user who may not change anything.</source>
        <translation>O Cais pede ao servidor que as ferramentas possam apenas ler, mas o código pode desfazer isso. Para ter certeza, entre com um usuário que não possa alterar nada.</translation>
    </message>
</context>
<context>
    <name>DoingDialog</name>
    <message>
        <source>What is it doing?</source>
        <translation>O que está fazendo?</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Processadores</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>Nada está em execução.</translation>
    </message>
    <message>
        <source>Connected with</source>
        <translation>Conectado a</translation>
    </message>
    <message>
        <source>Nobody else.</source>
        <translation>Ninguém mais.</translation>
    </message>
    <message>
        <source>Changed outside its folders</source>
        <translation>Mudado fora das pastas</translation>
    </message>
    <message>
        <source>Nothing of the environment itself.</source>
        <translation>Nada do próprio ambiente.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Olhar de novo</translation>
    </message>
    <message>
        <source>Start fresh…</source>
        <translation>Começar de novo…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>What is “{0}” doing?</source>
        <translation>O que “{0}” está fazendo?</translation>
    </message>
    <message>
        <source>{0} busy</source>
        <translation>{0} em uso</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>The last hour, as far as the tool ran and Cais was open</source>
        <translation>A última hora, enquanto a ferramenta rodava e o Cais estava aberto</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Progress of {0}</source>
        <translation>Andamento de {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel {0}</source>
        <translation>Cancelar {0}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Salvo</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
</context>
<context>
    <name>DownloadStrip</name>
    <message>
        <source>Put all away</source>
        <translation>Tirar todos da lista</translation>
    </message>
    <message>
        <source>“{0}” does not come from the tool, and was not saved.</source>
        <translation>“{0}” não vem da ferramenta e não foi salvo.</translation>
    </message>
    <message>
        <source>“{0}” was not saved. To have it, download it again.</source>
        <translation>“{0}” não foi salvo. Para tê-lo, baixe-o de novo.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were not saved. To have them, download them again.</source>
        <translation>
            <numerusform>%n arquivo não foi salvo. Para tê-lo, baixe-o de novo.</numerusform>
            <numerusform>%n arquivos não foram salvos. Para tê-los, baixe-os de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save from “{0}”</source>
        <translation>Salvar arquivo de “{0}”</translation>
    </message>
    <message>
        <source>Save files from “{0}” in</source>
        <translation>Salvar arquivos de “{0}” em</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>There is no room left on this disk. Make some, or save it on another one.</source>
        <translation>Não há mais espaço neste disco. Libere espaço ou salve em outro.</translation>
    </message>
    <message>
        <source>Nothing may be written there. Save it in another folder.</source>
        <translation>Não é permitido gravar nessa pasta. Salve em outra.</translation>
    </message>
    <message>
        <source>The name is too long. Save it by a shorter one.</source>
        <translation>O nome é longo demais. Salve com um mais curto.</translation>
    </message>
    <message>
        <source>The file is too large for this disk. Save it on another one.</source>
        <translation>O arquivo é grande demais para este disco. Salve em outro.</translation>
    </message>
    <message>
        <source>The file could not be written. Save it in another folder.</source>
        <translation>Não foi possível gravar o arquivo. Salve em outra pasta.</translation>
    </message>
    <message>
        <source>The tool did not hand it out. Reload the page, then download it again.</source>
        <translation>A ferramenta não entregou o arquivo. Recarregue a página e baixe de novo.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>The tool stopped sending it. See that the tool runs, then download it again.</source>
        <translation>A ferramenta parou de enviar o arquivo. Veja se ela está em execução e baixe de novo.</translation>
    </message>
</context>
<context>
    <name>EmbeddedTool</name>
    <message>
        <source>Find in page…</source>
        <translation>Buscar na página…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Tamanho real</translation>
    </message>
    <message>
        <source>Print or save as PDF…</source>
        <translation>Imprimir ou salvar como PDF…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recarregar</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>{0}, from the settings</source>
        <translation>{0}, nas Configurações</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Mecanismo</translation>
    </message>
    <message>
        <source>Another one can be chosen once nothing is starting or stopping.</source>
        <translation>Você poderá escolher outro quando nada estiver iniciando ou parando.</translation>
    </message>
    <message>
        <source>What a workspace keeps stays with the engine it was opened on. On another one its tool starts afresh, with the same folders, until you come back.</source>
        <translation>O que um espaço de trabalho guarda fica no mecanismo em que ele foi aberto. Em outro, a ferramenta começa do zero, com as mesmas pastas, até você voltar.</translation>
    </message>
</context>
<context>
    <name>EngineRow</name>
    <message>
        <source>Another engine</source>
        <translation>Outro mecanismo</translation>
    </message>
</context>
<context>
    <name>Engines</name>
    <message>
        <source>This version of Docker lets other computers of the same network try to reach your tools, which still ask them to sign in. Ask IT for version 28 or later.</source>
        <translation>Com esta versão do Docker, outros computadores da mesma rede podem tentar acessar suas ferramentas, que mesmo assim exigem identificação. Peça à TI a versão 28 ou mais recente.</translation>
    </message>
    <message>
        <source>A tool may use all the memory of this computer. Ask IT for a system that can limit it.</source>
        <translation>Uma ferramenta pode usar toda a memória deste computador. Peça à TI um sistema que possa limitar esse uso.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Sem permissão</translation>
    </message>
    <message>
        <source>Too old</source>
        <translation>Muito antigo</translation>
    </message>
    <message>
        <source>Set up for Windows tools</source>
        <translation>Configurado para Windows</translation>
    </message>
    <message>
        <source>Unprotected</source>
        <translation>Sem proteção</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Em outro lugar</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Fora de alcance</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Não responde</translation>
    </message>
    <message numerus="yes">
        <source>%n processors, {0} of memory for tools</source>
        <translation>
            <numerusform>%n processador, {0} de memória para as ferramentas</numerusform>
            <numerusform>%n processadores, {0} de memória para as ferramentas</numerusform>
        </translation>
    </message>
    <message>
        <source>Start it, then look again.</source>
        <translation>Inicie-o e procure de novo.</translation>
    </message>
    <message>
        <source>It cannot reach your folders.</source>
        <translation>Ele não tem acesso às suas pastas.</translation>
    </message>
    <message>
        <source>On another computer: {0}</source>
        <translation>Em outro computador: {0}</translation>
    </message>
    <message>
        <source>On this computer, for your account alone</source>
        <translation>Neste computador, só para sua conta</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Neste computador</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Recommended.</source>
        <translation>Recomendado.</translation>
    </message>
</context>
<context>
    <name>Environments</name>
    <message>
        <source>This environment is not offered any more</source>
        <translation>Este ambiente não é mais oferecido</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Neste computador</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>criado em {0}</translation>
    </message>
    <message>
        <source>Built on this computer the first time</source>
        <translation>Montado neste computador na primeira vez</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>Baixar {0}</translation>
    </message>
    <message>
        <source>Downloaded the first time</source>
        <translation>Baixado na primeira vez</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d &apos;de&apos; MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d &apos;de&apos; MMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>less than a minute here</source>
        <translation>menos de um minuto aqui</translation>
    </message>
    <message numerus="yes">
        <source>about %n min here</source>
        <translation>
            <numerusform>cerca de %n min aqui</numerusform>
            <numerusform>cerca de %n min aqui</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Always locked</source>
        <translation>Sempre bloqueado</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Saved</source>
        <translation>Salvo</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
    <message>
        <source>Show {0} in its folder</source>
        <translation>Mostrar {0} na pasta</translation>
    </message>
    <message>
        <source>Put {0} away</source>
        <translation>Tirar {0} da lista</translation>
    </message>
</context>
<context>
    <name>FillPart</name>
    <message>
        <source>Paste an address</source>
        <translation>Colar um endereço</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De um arquivo…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Outro arquivo…</translation>
    </message>
    <message>
        <source>Choose a file with connections</source>
        <translation>Escolher um arquivo com conexões</translation>
    </message>
    <message>
        <source>Which of these?</source>
        <translation>Qual destas?</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in page</source>
        <translation>Buscar na página</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Próximo resultado</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>Fechar a busca</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Number in the CIS Docker Benchmark</source>
        <translation>Número no CIS Docker Benchmark</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>{0} holds the password of “{1}”. Remove it before you pass the file on.</source>
        <translation>{0} contém a senha de “{1}”. Remova-a antes de repassar o arquivo.</translation>
    </message>
    <message numerus="yes">
        <source>%n files hold the password of “{0}”: {1}. Remove it before you pass them on.</source>
        <translation>
            <numerusform>%n arquivo contém a senha de “{0}”: {1}. Remova-a antes de repassá-lo.</numerusform>
            <numerusform>%n arquivos contêm a senha de “{0}”: {1}. Remova-a antes de repassá-los.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Try it</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Try the keyring</source>
        <translation>Testar o chaveiro</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n requer atenção</numerusform>
            <numerusform>%n requerem atenção</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could be better</source>
        <translation>
            <numerusform>%n pode melhorar</numerusform>
            <numerusform>%n podem melhorar</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all is known</source>
        <translation>Nem tudo é conhecido</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bom</translation>
    </message>
    <message numerus="yes">
        <source>%n are good or do not apply</source>
        <translation>
            <numerusform>%n está bom ou não se aplica</numerusform>
            <numerusform>%n estão bons ou não se aplicam</numerusform>
        </translation>
    </message>
    <message>
        <source>What is it doing?</source>
        <translation>O que está fazendo?</translation>
    </message>
    <message>
        <source>What is {0} doing?</source>
        <translation>O que {0} está fazendo?</translation>
    </message>
</context>
<context>
    <name>FirstLoad</name>
    <message>
        <source>The tool&apos;s page takes very long</source>
        <translation>A página da ferramenta está demorando muito</translation>
    </message>
    <message>
        <source>The tool answered with an error</source>
        <translation>A ferramenta respondeu com um erro</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Read only</source>
        <translation>Só leitura</translation>
    </message>
    <message>
        <source>Can change</source>
        <translation>Pode alterar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>What the tool may do with {0}</source>
        <translation>O que a ferramenta pode fazer com {0}</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Remover {0}</translation>
    </message>
    <message>
        <source>Share it read only</source>
        <translation>Compartilhar só para leitura</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Escolher outra pasta…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Share it read only: {0}</source>
        <translation>Compartilhar só para leitura: {0}</translation>
    </message>
    <message>
        <source>Choose another folder: {0}</source>
        <translation>Escolher outra pasta: {0}</translation>
    </message>
    <message>
        <source>Check again: {0}</source>
        <translation>Verificar de novo: {0}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar a pasta</translation>
    </message>
    <message>
        <source>Open Docker’s settings</source>
        <translation>Abrir as configurações do Docker</translation>
    </message>
    <message>
        <source>Show the folder: {0}</source>
        <translation>Mostrar a pasta: {0}</translation>
    </message>
    <message>
        <source>Open Docker’s settings: {0}</source>
        <translation>Abrir as configurações do Docker: {0}</translation>
    </message>
    <message>
        <source>Let the tool use it…</source>
        <translation>Deixar a ferramenta usar…</translation>
    </message>
    <message>
        <source>You let the tool use this folder.</source>
        <translation>Você deixou a ferramenta usar esta pasta.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Let the tool use it: {0}</source>
        <translation>Deixar a ferramenta usar: {0}</translation>
    </message>
    <message>
        <source>Undo that the tool may use {0}</source>
        <translation>Desfazer: a ferramenta pode usar {0}</translation>
    </message>
    <message>
        <source>Work on a copy</source>
        <translation>Trabalhar em uma cópia</translation>
    </message>
    <message>
        <source>Share the folder itself</source>
        <translation>Compartilhar a própria pasta</translation>
    </message>
    <message>
        <source>Work on a copy: {0}</source>
        <translation>Trabalhar em uma cópia: {0}</translation>
    </message>
    <message>
        <source>Share the folder itself: {0}</source>
        <translation>Compartilhar a própria pasta: {0}</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>can change</source>
        <translation>pode alterar</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>só leitura</translation>
    </message>
    <message>
        <source>This folder is not there.</source>
        <translation>Esta pasta não existe.</translation>
    </message>
    <message>
        <source>This is a file. Choose the folder that it is in.</source>
        <translation>Isto é um arquivo. Escolha a pasta em que ele está.</translation>
    </message>
    <message>
        <source>This folder cannot be opened with your account.</source>
        <translation>Não é possível abrir esta pasta com sua conta.</translation>
    </message>
    <message>
        <source>The name of this folder cannot be read. Rename it first.</source>
        <translation>Não é possível ler o nome desta pasta. Renomeie-a primeiro.</translation>
    </message>
    <message>
        <source>A whole drive is never shared. Choose a folder on it.</source>
        <translation>Uma unidade inteira nunca é compartilhada. Escolha uma pasta dentro dela.</translation>
    </message>
    <message>
        <source>Your whole home folder is never shared. Choose a folder in it.</source>
        <translation>Sua pasta pessoal nunca é compartilhada inteira. Escolha uma pasta dentro dela.</translation>
    </message>
    <message>
        <source>This folder belongs to the system and is never shared.</source>
        <translation>Esta pasta pertence ao sistema e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>This folder holds your sign-in keys and is never shared.</source>
        <translation>Esta pasta guarda suas chaves de acesso e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>This folder holds saved passwords and is never shared.</source>
        <translation>Esta pasta guarda senhas salvas e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>This folder holds your browser’s data and is never shared.</source>
        <translation>Esta pasta guarda os dados do seu navegador e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>This folder belongs to Cais itself and is never shared.</source>
        <translation>Esta pasta pertence ao próprio Cais e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>This folder controls Docker and is never shared.</source>
        <translation>Esta pasta controla o Docker e nunca é compartilhada.</translation>
    </message>
    <message>
        <source>Keys or saved passwords lie in this folder. Choose one that holds only your project.</source>
        <translation>Há chaves ou senhas salvas nesta pasta. Escolha uma que contenha só o seu projeto.</translation>
    </message>
    <message>
        <source>A link leads from here to another folder than you chose. Choose yours again.</source>
        <translation>Um atalho leva daqui para uma pasta diferente da que você escolheu. Escolha a sua de novo.</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>Ainda não verificada.</translation>
    </message>
    <message>
        <source>This folder cannot be changed with your account, so the tool cannot change it either.</source>
        <translation>Sua conta não permite alterar esta pasta; por isso, a ferramenta também não pode alterá-la.</translation>
    </message>
    <message>
        <source>The tool can change this folder all the same: it lies in one that it can change.</source>
        <translation>A ferramenta pode alterar esta pasta mesmo assim: ela fica dentro de outra que pode ser alterada.</translation>
    </message>
    <message>
        <source>The tool works as another user of this computer, and may not be able to change this folder.</source>
        <translation>A ferramenta trabalha como outro usuário deste computador e talvez não consiga alterar esta pasta.</translation>
    </message>
    <message>
        <source>This is a network folder: it may be slow, or look empty inside the tool.</source>
        <translation>Esta é uma pasta de rede: pode ser lenta ou parecer vazia dentro da ferramenta.</translation>
    </message>
    <message>
        <source>Files that are only in the cloud may be missing inside the tool.</source>
        <translation>Arquivos que estão só na nuvem podem não aparecer dentro da ferramenta.</translation>
    </message>
    <message>
        <source>This drive can be unplugged; keep it connected while you work.</source>
        <translation>Esta unidade é removível; deixe-a conectada enquanto trabalha.</translation>
    </message>
    <message>
        <source>This folder does not answer. The drive that it is on may be away.</source>
        <translation>Esta pasta não responde. A unidade em que ela está pode estar desconectada.</translation>
    </message>
    <message>
        <source>a copy</source>
        <translation>uma cópia</translation>
    </message>
    <message>
        <source>Programs of Windows cannot open a folder of this name. Rename it first.</source>
        <translation>Programas do Windows não conseguem abrir uma pasta com este nome. Renomeie-a primeiro.</translation>
    </message>
    <message>
        <source>Docker cannot reach this folder. Choose one on this computer’s own disk.</source>
        <translation>O Docker não alcança esta pasta. Escolha uma no disco deste computador.</translation>
    </message>
    <message>
        <source>This folder would look empty inside the tool.</source>
        <translation>Esta pasta pareceria vazia dentro da ferramenta.</translation>
    </message>
    <message>
        <source>The tool is not allowed to open this folder.</source>
        <translation>A ferramenta não tem permissão para abrir esta pasta.</translation>
    </message>
    <message>
        <source>The tool would see other files here than you do.</source>
        <translation>A ferramenta veria aqui outros arquivos que os que você vê.</translation>
    </message>
    <message>
        <source>The tool could change this folder although it should only read.</source>
        <translation>A ferramenta poderia alterar esta pasta, embora só devesse ler.</translation>
    </message>
    <message>
        <source>Nothing can be changed here: the drive is read only.</source>
        <translation>Nada pode ser alterado aqui: a unidade é só para leitura.</translation>
    </message>
    <message>
        <source>There is no room left here, so the tool could not save anything.</source>
        <translation>Não há mais espaço aqui, e a ferramenta não poderia salvar nada.</translation>
    </message>
    <message>
        <source>The tool is not allowed to change this folder.</source>
        <translation>A ferramenta não tem permissão para alterar esta pasta.</translation>
    </message>
    <message>
        <source>What the tool saves here would not be yours to open.</source>
        <translation>Você não poderia abrir o que a ferramenta salva aqui.</translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n files and folders are missing inside the tool, “{0}” among them.</source>
        <translation>
            <numerusform>Funciona, mas “{0}” falta dentro da ferramenta.</numerusform>
            <numerusform>Funciona, mas %n arquivos e pastas faltam dentro da ferramenta, entre eles “{0}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but the tool cannot open %n files and folders, “{0}” among them.</source>
        <translation>
            <numerusform>Funciona, mas a ferramenta não pode abrir “{0}”.</numerusform>
            <numerusform>Funciona, mas a ferramenta não pode abrir %n arquivos e pastas, entre eles “{0}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but the tool cannot change %n files and folders, “{0}” among them.</source>
        <translation>
            <numerusform>Funciona, mas a ferramenta não pode alterar “{0}”.</numerusform>
            <numerusform>Funciona, mas a ferramenta não pode alterar %n arquivos e pastas, entre eles “{0}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Works, but you could only read what the tool saves here, and not change it.</source>
        <translation>Funciona, mas você só poderia ler o que a ferramenta salva aqui, e não alterar.</translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n links lead to where the tool cannot go, “{0}” among them.</source>
        <translation>
            <numerusform>Funciona, mas o link “{0}” leva aonde a ferramenta não chega.</numerusform>
            <numerusform>Funciona, mas %n links levam aonde a ferramenta não chega, entre eles “{0}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Works, but links cannot be made on this drive.</source>
        <translation>Funciona, mas não é possível criar links nesta unidade.</translation>
    </message>
    <message>
        <source>Works, but programs cannot be run from this drive.</source>
        <translation>Funciona, mas não é possível executar programas desta unidade.</translation>
    </message>
    <message>
        <source>This folder could not be tried from inside this environment.</source>
        <translation>Não foi possível testar esta pasta por dentro deste ambiente.</translation>
    </message>
    <message>
        <source>Trying it from inside the tool…</source>
        <translation>Testando por dentro da ferramenta…</translation>
    </message>
    <message>
        <source>Another workspace can change this folder, too. Open a file in one of them at a time.</source>
        <translation>Outro espaço de trabalho também pode alterar esta pasta. Abra cada arquivo em um deles por vez.</translation>
    </message>
    <message>
        <source>Works. This is a network folder, and may be slow.</source>
        <translation>Funciona. Esta é uma pasta de rede e pode ser lenta.</translation>
    </message>
    <message>
        <source>This folder lies so deep that programs may not open what is in it. Move it further up.</source>
        <translation>Esta pasta está tão no fundo que programas podem não abrir o que há nela. Mova-a para mais perto do topo.</translation>
    </message>
    <message>
        <source>This folder lies in another one that is shared: its files are there twice.</source>
        <translation>Esta pasta está dentro de outra que é compartilhada: os arquivos dela aparecem duas vezes.</translation>
    </message>
    <message>
        <source>✓ Can be shared. It is tried from inside at the first start.</source>
        <translation>✓ Pode ser compartilhada. Ela é testada por dentro na primeira abertura.</translation>
    </message>
    <message>
        <source>✓ Can be shared; {0} free. It is tried from inside at the first start.</source>
        <translation>✓ Pode ser compartilhada; {0} livres. Ela é testada por dentro na primeira abertura.</translation>
    </message>
    <message>
        <source>✓ Works. A test file was written and read both ways.</source>
        <translation>✓ Funciona. Um arquivo de teste foi escrito e lido nos dois sentidos.</translation>
    </message>
    <message>
        <source>✓ Works. A test file was written and read both ways; {0} free.</source>
        <translation>✓ Funciona. Um arquivo de teste foi escrito e lido nos dois sentidos; {0} livres.</translation>
    </message>
    <message>
        <source>Your IT does not let Docker share this folder.</source>
        <translation>A sua TI não permite que o Docker compartilhe esta pasta.</translation>
    </message>
    <message>
        <source>Docker is not set up to share this folder. Add it in Docker’s settings: Resources, File sharing.</source>
        <translation>O Docker não está configurado para compartilhar esta pasta. Adicione-a nas configurações do Docker: Resources, File sharing.</translation>
    </message>
    <message>
        <source>Only you may look into this drive, and Docker may not.</source>
        <translation>Só você pode ver esta unidade; o Docker não pode.</translation>
    </message>
    <message>
        <source>The security settings of this computer (SELinux) keep tools out of this folder.</source>
        <translation>As configurações de segurança deste computador (SELinux) impedem que ferramentas entrem nesta pasta.</translation>
    </message>
    <message>
        <source>This folder is locked: what is in it cannot be changed.</source>
        <translation>Esta pasta está bloqueada: o que há nela não pode ser alterado.</translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n files are only in the cloud, “{0}” among them. Download them first.</source>
        <translation>
            <numerusform>Funciona, mas um arquivo está só na nuvem: “{0}”. Baixe-o primeiro.</numerusform>
            <numerusform>Funciona, mas %n arquivos estão só na nuvem, “{0}” entre eles. Baixe-os primeiro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Works, but there is room for {0} only.</source>
        <translation>Funciona, mas só há espaço para {0}.</translation>
    </message>
    <message>
        <source>Works, but slowly: this drive manages {0} in a second.</source>
        <translation>Funciona, mas devagar: esta unidade dá conta de {0} por segundo.</translation>
    </message>
    <message>
        <source>Works, but the tool does not notice by itself when you change files here.</source>
        <translation>Funciona, mas a ferramenta não percebe sozinha quando você altera arquivos aqui.</translation>
    </message>
    <message>
        <source>Works, but names with “:” in them cannot be used on this drive.</source>
        <translation>Funciona, mas nomes com “:” não podem ser usados nesta unidade.</translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n names differ from others in capitals or accents alone, “{0}” among them. Windows and Macs take them for one.</source>
        <translation>
            <numerusform>Funciona, mas %n nome difere de outro só em maiúsculas ou acentos: “{0}”. Para o Windows e os Macs são um só.</numerusform>
            <numerusform>Funciona, mas %n nomes diferem de outros só em maiúsculas ou acentos, “{0}” entre eles. Para o Windows e os Macs são um só.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Works. The tool sees these files, and cannot change them.</source>
        <translation>✓ Funciona. A ferramenta vê estes arquivos e não pode alterá-los.</translation>
    </message>
    <message>
        <source>This drive would look empty inside the tool. If it was connected after Docker began, restart Docker.</source>
        <translation>Esta unidade pareceria vazia dentro da ferramenta. Se ela foi conectada depois que o Docker iniciou, reinicie o Docker.</translation>
    </message>
    <message>
        <source>✓ The tool reads a copy of this folder, which is made at the first start.</source>
        <translation>✓ A ferramenta lê uma cópia desta pasta, feita no primeiro início.</translation>
    </message>
    <message>
        <source>✓ The tool works on a copy of this folder, which is made at the first start. What it changes there comes back when you copy it back.</source>
        <translation>✓ A ferramenta trabalha em uma cópia desta pasta, feita no primeiro início. O que ela altera ali volta quando você o trouxer de volta.</translation>
    </message>
    <message>
        <source>The tool works on a copy of this folder, which Docker keeps without the encryption that this drive has.</source>
        <translation>A ferramenta trabalha em uma cópia desta pasta, que o Docker guarda sem a criptografia que esta unidade tem.</translation>
    </message>
    <message>
        <source>This drive is encrypted. What the tool keeps in its own home is not.</source>
        <translation>Esta unidade é criptografada. O que a ferramenta guarda em sua própria pasta pessoal não é.</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Choose a folder</source>
        <translation>Escolha uma pasta</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>Verificando a pasta…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Adicionar pasta…</translation>
    </message>
    <message>
        <source>Use the sample project</source>
        <translation>Usar o projeto de exemplo</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>Add your project folder to go on.</source>
        <translation>Para continuar, adicione a pasta do seu projeto.</translation>
    </message>
    <message>
        <source>Which folders may it use?</source>
        <translation>Quais pastas a ferramenta pode usar?</translation>
    </message>
    <message>
        <source>No other folder on this computer can be seen from inside the workspace.</source>
        <translation>De dentro do espaço de trabalho, nenhuma outra pasta deste computador pode ser vista.</translation>
    </message>
    <message>
        <source>Start with the folder of your project</source>
        <translation>Comece pela pasta do seu projeto</translation>
    </message>
    <message>
        <source>The tool can change this first folder. Folders added later, such as data that must stay as it is, can only be read unless you say otherwise. You can also drop folders here.</source>
        <translation>A ferramenta pode alterar esta primeira pasta. As que você adicionar depois, como dados que devem ficar como estão, são só para leitura, a menos que você mude isso. Você também pode arrastar pastas para cá.</translation>
    </message>
    <message numerus="yes">
        <source>To go on, remove the folders that cannot be shared.</source>
        <translation>
            <numerusform>Para continuar, remova a pasta que não pode ser compartilhada.</numerusform>
            <numerusform>Para continuar, remova as pastas que não podem ser compartilhadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>To go on, fix or remove the folders that do not work.</source>
        <translation>Para continuar, corrija ou remova as pastas que não funcionam.</translation>
    </message>
    <message>
        <source>All folders are read only: the tool can save nothing in them.</source>
        <translation>Todas as pastas são só leitura: a ferramenta não pode salvar nada nelas.</translation>
    </message>
    <message>
        <source>To go on, choose another folder for one that is not there, or remove it.</source>
        <translation>Para continuar, escolha outra pasta no lugar da que não existe, ou remova-a.</translation>
    </message>
</context>
<context>
    <name>FormFrame</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Saving… The keyring may ask for its password.</source>
        <translation>Salvando… O chaveiro pode pedir a senha dele.</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Testar</translation>
    </message>
</context>
<context>
    <name>FreshDialog</name>
    <message>
        <source>Start fresh</source>
        <translation>Começar de novo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Start “{0}” fresh?</source>
        <translation>Começar “{0}” de novo?</translation>
    </message>
    <message>
        <source>What is open is saved, and the tool is made anew. Its folders stay as they are.</source>
        <translation>O que está aberto é salvo, e a ferramenta é refeita. As pastas ficam como estão.</translation>
    </message>
    <message>
        <source>Added packages, settings, history and files outside the folders stay.</source>
        <translation>Pacotes instalados, configurações, histórico e arquivos fora das pastas continuam lá.</translation>
    </message>
    <message>
        <source>With what is kept inside</source>
        <translation>Com o que está guardado dentro</translation>
    </message>
    <message>
        <source>What is kept now is set aside and can be had back.</source>
        <translation>O que está guardado agora fica à parte e pode ser trazido de volta.</translation>
    </message>
    <message>
        <source>With nothing kept inside</source>
        <translation>Sem nada guardado dentro</translation>
    </message>
    <message>
        <source>What was set aside on {0} is erased for that.</source>
        <translation>O que foi posto à parte em {0} é apagado para isso.</translation>
    </message>
    <message>
        <source>With what was set aside on {0}</source>
        <translation>Com o que foi posto à parte em {0}</translation>
    </message>
    <message>
        <source>What is kept now is set aside in its place.</source>
        <translation>O que está guardado agora fica à parte no lugar dele.</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Press Esc to leave full screen</source>
        <translation>Pressione Esc para sair da tela cheia</translation>
    </message>
</context>
<context>
    <name>GiveUpDialog</name>
    <message>
        <source>Stop using the preset of {0}?</source>
        <translation>Parar de usar a predefinição de {0}?</translation>
    </message>
    <message>
        <source>Looking at what that changes…</source>
        <translation>Verificando o que isso muda…</translation>
    </message>
    <message>
        <source>What it brings is not offered any more, and what it locks can be chosen again.</source>
        <translation>O que ela traz deixa de ser oferecido, e o que ela bloqueia pode ser escolhido de novo.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Parar de usar</translation>
    </message>
</context>
<context>
    <name>GivenAccess</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
</context>
<context>
    <name>GuardedPage</name>
    <message>
        <source>Choose what to upload</source>
        <translation>Escolha o que enviar</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Check again. If it stays like that, hand this report to IT.</source>
        <translation>Verifique de novo. Se continuar assim, entregue este relatório à TI.</translation>
    </message>
    <message>
        <source>Nobody answered in time.</source>
        <translation>Ninguém respondeu a tempo.</translation>
    </message>
    <message>
        <source>This cannot be told here.</source>
        <translation>Aqui não dá para saber.</translation>
    </message>
    <message>
        <source>Known once the engine answers.</source>
        <translation>Será conhecido quando o mecanismo responder.</translation>
    </message>
    <message>
        <source>Does not apply: the engine is in a virtual machine.</source>
        <translation>Não se aplica: o mecanismo está em uma máquina virtual.</translation>
    </message>
    <message>
        <source>Does not apply: this system has nothing of the kind.</source>
        <translation>Não se aplica: este sistema não tem nada do tipo.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bom</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Pode melhorar</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requer atenção</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Não se aplica</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Mecanismo</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Espaço em disco</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Policy and passwords</source>
        <translation>Política e senhas</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Espaços de trabalho</translation>
    </message>
    <message>
        <source>Who may use the engine</source>
        <translation>Quem pode usar o mecanismo</translation>
    </message>
    <message>
        <source>Door to the engine</source>
        <translation>Entrada do mecanismo</translation>
    </message>
    <message>
        <source>The engine’s settings</source>
        <translation>Configurações do mecanismo</translation>
    </message>
    <message>
        <source>Partition of the engine</source>
        <translation>Partição do mecanismo</translation>
    </message>
    <message>
        <source>Encryption of the engine’s data</source>
        <translation>Criptografia dos dados do mecanismo</translation>
    </message>
    <message>
        <source>Encryption of your folders</source>
        <translation>Criptografia das suas pastas</translation>
    </message>
    <message>
        <source>Virtualisation</source>
        <translation>Virtualização</translation>
    </message>
    <message>
        <source>Random addresses in memory</source>
        <translation>Endereços aleatórios na memória</translation>
    </message>
    <message>
        <source>Data run as programs</source>
        <translation>Dados executados como programas</translation>
    </message>
    <message>
        <source>Record of changes to the engine</source>
        <translation>Registro de mudanças no mecanismo</translation>
    </message>
    <message>
        <source>Sandbox for pages</source>
        <translation>Isolamento das páginas</translation>
    </message>
    <message>
        <source>Nobody but you and root.</source>
        <translation>Ninguém além de você e do root.</translation>
    </message>
    <message>
        <source>It is your own engine.</source>
        <translation>O mecanismo é seu.</translation>
    </message>
    <message>
        <source>By the group “{0}” also {1}, who can become root.</source>
        <translation>Pelo grupo “{0}”, também {1}, que podem se tornar root.</translation>
    </message>
    <message>
        <source>Have IT take out whoever is not trusted with this computer.</source>
        <translation>Peça à TI que retire quem não é de confiança neste computador.</translation>
    </message>
    <message>
        <source>Closed to others ({0}).</source>
        <translation>Fechada para os outros ({0}).</translation>
    </message>
    <message>
        <source>Anybody on this computer may use {0}, and become root.</source>
        <translation>Qualquer pessoa neste computador pode usar {0} e se tornar root.</translation>
    </message>
    <message>
        <source>Have IT close it to all but its group.</source>
        <translation>Peça à TI que a feche para todos, menos para o grupo dela.</translation>
    </message>
    <message>
        <source>{0} belongs to somebody else than root and you.</source>
        <translation>{0} pertence a alguém que não é o root nem você.</translation>
    </message>
    <message>
        <source>Ask IT whose engine it is.</source>
        <translation>Pergunte à TI de quem é esse mecanismo.</translation>
    </message>
    <message>
        <source>There is no file of settings: all is as it comes.</source>
        <translation>Não há arquivo de configurações: está tudo como vem.</translation>
    </message>
    <message>
        <source>Only root may change {0}.</source>
        <translation>Só o root pode mudar {0}.</translation>
    </message>
    <message>
        <source>Others than root may change {0}, and with it become root.</source>
        <translation>Outros além do root podem mudar {0} e, com isso, se tornar root.</translation>
    </message>
    <message>
        <source>Have IT make it root’s alone.</source>
        <translation>Peça à TI que o deixe só para o root.</translation>
    </message>
    <message>
        <source>Who changes the engine’s files is written down.</source>
        <translation>Fica registrado quem muda os arquivos do mecanismo.</translation>
    </message>
    <message>
        <source>Not written down for {0}.</source>
        <translation>Não fica registrado para {0}.</translation>
    </message>
    <message>
        <source>Have IT add rules for these to auditd.</source>
        <translation>Peça à TI que acrescente regras para eles no auditd.</translation>
    </message>
    <message>
        <source>Nobody writes down who changes the engine’s files.</source>
        <translation>Ninguém registra quem muda os arquivos do mecanismo.</translation>
    </message>
    <message>
        <source>Have IT set up auditd with rules for them, where that is wanted.</source>
        <translation>Peça à TI que configure o auditd com regras para eles, onde isso for desejado.</translation>
    </message>
    <message>
        <source>Only root may read the rules of auditd.</source>
        <translation>Só o root pode ler as regras do auditd.</translation>
    </message>
    <message>
        <source>As root, “auditctl -l” shows them.</source>
        <translation>Como root, “auditctl -l” as mostra.</translation>
    </message>
    <message>
        <source>Have IT switch on the encryption of the disk.</source>
        <translation>Peça à TI que ative a criptografia do disco.</translation>
    </message>
    <message>
        <source>A full engine leaves the system alone ({0}).</source>
        <translation>Um mecanismo cheio não atrapalha o sistema ({0}).</translation>
    </message>
    <message>
        <source>{0} is on the system’s own partition, which environments may fill.</source>
        <translation>{0} fica na partição do próprio sistema, que os ambientes podem encher.</translation>
    </message>
    <message>
        <source>Keep an eye on the space, or have IT move it to a partition of its own.</source>
        <translation>Fique de olho no espaço, ou peça à TI uma partição só para ele.</translation>
    </message>
    <message>
        <source>The disk below {0} is encrypted.</source>
        <translation>O disco de {0} é criptografado.</translation>
    </message>
    <message>
        <source>The system does not encrypt the disk below {0}.</source>
        <translation>O sistema não criptografa o disco de {0}.</translation>
    </message>
    <message>
        <source>The disks below all shared folders are encrypted.</source>
        <translation>Os discos de todas as pastas compartilhadas são criptografados.</translation>
    </message>
    <message>
        <source>Does not apply: no folder is shared yet.</source>
        <translation>Não se aplica: nenhuma pasta é compartilhada ainda.</translation>
    </message>
    <message>
        <source>Does not apply: the engine needs no virtual machine.</source>
        <translation>Não se aplica: o mecanismo não precisa de máquina virtual.</translation>
    </message>
    <message>
        <source>Switched off, and the engine needs it.</source>
        <translation>Desativada, e o mecanismo precisa dela.</translation>
    </message>
    <message>
        <source>Have IT switch it on in the computer’s firmware.</source>
        <translation>Peça à TI que a ative no firmware do computador.</translation>
    </message>
    <message>
        <source>On for all of a program.</source>
        <translation>Ativos para o programa inteiro.</translation>
    </message>
    <message>
        <source>On for parts of a program only.</source>
        <translation>Ativos só para partes de um programa.</translation>
    </message>
    <message>
        <source>Have IT set kernel.randomize_va_space to 2.</source>
        <translation>Peça à TI que defina kernel.randomize_va_space como 2.</translation>
    </message>
    <message>
        <source>Off, which makes holes in programs easy to use.</source>
        <translation>Desativados, o que torna fácil explorar falhas em programas.</translation>
    </message>
    <message>
        <source>The processor refuses that.</source>
        <translation>O processador recusa isso.</translation>
    </message>
    <message>
        <source>The processor does not refuse that.</source>
        <translation>O processador não recusa isso.</translation>
    </message>
    <message>
        <source>A tool’s page is shown in a sandbox.</source>
        <translation>A página de uma ferramenta é mostrada isolada.</translation>
    </message>
    <message>
        <source>The system does not let Cais shut pages in, and so no tool is opened.</source>
        <translation>O sistema não deixa o Cais isolar páginas, e por isso nenhuma ferramenta é aberta.</translation>
    </message>
    <message>
        <source>Open a workspace to see which setting is in the way.</source>
        <translation>Abra um espaço de trabalho para ver qual configuração atrapalha.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Known problems</source>
        <translation>Problemas conhecidos</translation>
    </message>
    <message>
        <source>Neighbours on the network</source>
        <translation>Vizinhos na rede</translation>
    </message>
    <message>
        <source>Rights of the engine</source>
        <translation>Direitos do mecanismo</translation>
    </message>
    <message>
        <source>Users inside</source>
        <translation>Usuários lá dentro</translation>
    </message>
    <message>
        <source>During an update</source>
        <translation>Durante uma atualização</translation>
    </message>
    <message>
        <source>Size of logs</source>
        <translation>Tamanho dos logs</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Assinaturas</translation>
    </message>
    <message>
        <source>Line to the engine</source>
        <translation>Linha até o mecanismo</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Armazenamento</translation>
    </message>
    <message>
        <source>Unfinished features</source>
        <translation>Recursos inacabados</translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation>Swarm</translation>
    </message>
    <message>
        <source>Filter of system calls</source>
        <translation>Filtro de chamadas do sistema</translation>
    </message>
    <message>
        <source>Confinement</source>
        <translation>Confinamento</translation>
    </message>
    <message>
        <source>Limits of memory</source>
        <translation>Limites de memória</translation>
    </message>
    <message>
        <source>Install the newest version, or ask IT to.</source>
        <translation>Instale a versão mais nova, ou peça à TI.</translation>
    </message>
    <message>
        <source>{0} {1} answers at {2}.</source>
        <translation>{0} {1} responde em {2}.</translation>
    </message>
    <message>
        <source>The engine cannot be used: {0}.</source>
        <translation>Não é possível usar o mecanismo: {0}.</translation>
    </message>
    <message>
        <source>Start the engine, then check again.</source>
        <translation>Inicie o mecanismo e verifique de novo.</translation>
    </message>
    <message>
        <source>Version {0} was built on {1}.</source>
        <translation>A versão {0} foi construída em {1}.</translation>
    </message>
    <message>
        <source>Version {0} was built on {1}, more than a year ago.</source>
        <translation>A versão {0} foi construída em {1}, há mais de um ano.</translation>
    </message>
    <message>
        <source>None of the grave ones that this version of Cais knows of.</source>
        <translation>Nenhum dos graves que esta versão do Cais conhece.</translation>
    </message>
    <message>
        <source>What runs inside may get out by {0} ({1}).</source>
        <translation>O que é executado lá dentro pode escapar por {0} ({1}).</translation>
    </message>
    <message>
        <source>By its number {1} has {0}. It was built after these became known, so your system may have mended them.</source>
        <translation>Pelo número, {1} tem {0}. Foi construído depois que eles se tornaram conhecidos, então o seu sistema pode tê-los corrigido.</translation>
    </message>
    <message>
        <source>Keep the updates of the system installed.</source>
        <translation>Mantenha as atualizações do sistema instaladas.</translation>
    </message>
    <message>
        <source>Only this computer reaches what tools publish to it.</source>
        <translation>Só este computador alcança o que as ferramentas publicam para ele.</translation>
    </message>
    <message>
        <source>With version {0}, computers on the same network may reach a tool’s sign-in page. Version 28 ended that.</source>
        <translation>Com a versão {0}, computadores na mesma rede podem alcançar a página de entrada de uma ferramenta. A versão 28 acabou com isso.</translation>
    </message>
    <message>
        <source>The engine runs as you, and not as root.</source>
        <translation>O mecanismo é executado como você, e não como root.</translation>
    </message>
    <message>
        <source>The engine runs as root: whoever may use it can become root.</source>
        <translation>O mecanismo é executado como root: quem pode usá-lo pode se tornar root.</translation>
    </message>
    <message>
        <source>Let only trusted people use it, or have IT set up a rootless one.</source>
        <translation>Deixe só pessoas de confiança usá-lo, ou peça à TI um mecanismo sem root.</translation>
    </message>
    <message>
        <source>Root inside a tool would be nobody on this computer.</source>
        <translation>O root dentro de uma ferramenta não seria ninguém neste computador.</translation>
    </message>
    <message>
        <source>Numbers of users are the same inside and outside. Cais runs no tool as root.</source>
        <translation>Os números dos usuários são os mesmos dentro e fora. O Cais não executa nenhuma ferramenta como root.</translation>
    </message>
    <message>
        <source>A rootless engine keeps them apart.</source>
        <translation>Um mecanismo sem root os mantém separados.</translation>
    </message>
    <message>
        <source>An update of the engine ends no tool.</source>
        <translation>Uma atualização do mecanismo não encerra nenhuma ferramenta.</translation>
    </message>
    <message>
        <source>An update of the engine, or its crash, ends all tools.</source>
        <translation>Uma atualização do mecanismo, ou uma falha dele, encerra todas as ferramentas.</translation>
    </message>
    <message>
        <source>Have IT set “live-restore” in the engine’s settings.</source>
        <translation>Peça à TI que defina “live-restore” nas configurações do mecanismo.</translation>
    </message>
    <message>
        <source>Does not apply: a swarm does without.</source>
        <translation>Não se aplica: um swarm dispensa isso.</translation>
    </message>
    <message>
        <source>Does not apply: with this engine tools run on their own.</source>
        <translation>Não se aplica: com este mecanismo as ferramentas são executadas por conta própria.</translation>
    </message>
    <message>
        <source>The engine limits what it keeps of others’ output ({0}).</source>
        <translation>O mecanismo limita o que guarda da saída dos outros ({0}).</translation>
    </message>
    <message>
        <source>The engine keeps what others run say without limit ({0}). Of each tool of Cais it keeps 30 MB.</source>
        <translation>O mecanismo guarda sem limite o que dizem os programas dos outros ({0}). De cada ferramenta do Cais ele guarda 30 MB.</translation>
    </message>
    <message>
        <source>Does not apply: Cais runs environments by their fingerprint, and presets are signed.</source>
        <translation>Não se aplica: o Cais executa ambientes pela impressão digital deles, e as predefinições são assinadas.</translation>
    </message>
    <message>
        <source>The engine checks who each source of environments is.</source>
        <translation>O mecanismo confere quem é cada origem de ambientes.</translation>
    </message>
    <message>
        <source>The engine is part of a swarm, which opens it to other computers.</source>
        <translation>O mecanismo faz parte de um swarm, que se abre a outros computadores.</translation>
    </message>
    <message>
        <source>Have IT set “max-size” in the engine’s settings.</source>
        <translation>Peça à TI que defina “max-size” nas configurações do mecanismo.</translation>
    </message>
    <message>
        <source>Who sources are</source>
        <translation>Identidade das origens</translation>
    </message>
    <message>
        <source>The docker command asks for signatures.</source>
        <translation>O comando docker pede assinaturas.</translation>
    </message>
    <message>
        <source>The engine does not check who these are: {0}.</source>
        <translation>O mecanismo não confere quem são estes: {0}.</translation>
    </message>
    <message>
        <source>Have IT give them certificates, and take them out of the engine’s settings.</source>
        <translation>Peça à TI que dê certificados a eles e os retire das configurações do mecanismo.</translation>
    </message>
    <message>
        <source>Does not apply: no network is in between.</source>
        <translation>Não se aplica: não há rede no meio.</translation>
    </message>
    <message>
        <source>Encrypted, and both sides show who they are.</source>
        <translation>Criptografada, e os dois lados mostram quem são.</translation>
    </message>
    <message>
        <source>Anybody who reaches {0} can use the engine.</source>
        <translation>Qualquer um que alcance {0} pode usar o mecanismo.</translation>
    </message>
    <message>
        <source>Have IT set up certificates for both sides.</source>
        <translation>Peça à TI que configure certificados para os dois lados.</translation>
    </message>
    <message>
        <source>The engine also listens on the network without asking who is there.</source>
        <translation>O mecanismo também escuta na rede sem perguntar quem está lá.</translation>
    </message>
    <message>
        <source>Have IT close that, or set up certificates for both sides.</source>
        <translation>Peça à TI que feche isso, ou configure certificados para os dois lados.</translation>
    </message>
    <message>
        <source>The engine’s storage is up to date ({0}).</source>
        <translation>O armazenamento do mecanismo é atual ({0}).</translation>
    </message>
    <message>
        <source>The engine stores in an old way ({0}), slow and no longer looked after.</source>
        <translation>O mecanismo armazena de um modo antigo ({0}), lento e sem manutenção.</translation>
    </message>
    <message>
        <source>Have IT move it to overlay2.</source>
        <translation>Peça à TI que o passe para overlay2.</translation>
    </message>
    <message>
        <source>Off.</source>
        <translation>Desativados.</translation>
    </message>
    <message>
        <source>Features that are not finished are switched on.</source>
        <translation>Há recursos inacabados ativados.</translation>
    </message>
    <message>
        <source>Switch “experimental” off in the engine’s settings.</source>
        <translation>Desative “experimental” nas configurações do mecanismo.</translation>
    </message>
    <message>
        <source>Off: the engine works alone.</source>
        <translation>Desativado: o mecanismo trabalha sozinho.</translation>
    </message>
    <message>
        <source>Leave it if nobody needs it.</source>
        <translation>Saia dele se ninguém precisa.</translation>
    </message>
    <message>
        <source>Tools can ask the system for little.</source>
        <translation>As ferramentas podem pedir pouco ao sistema.</translation>
    </message>
    <message>
        <source>Off by itself; Cais asks for it with each tool.</source>
        <translation>Desativado por si; o Cais o pede com cada ferramenta.</translation>
    </message>
    <message>
        <source>Tools can ask the system for anything.</source>
        <translation>As ferramentas podem pedir qualquer coisa ao sistema.</translation>
    </message>
    <message>
        <source>Have IT switch seccomp on.</source>
        <translation>Peça à TI que ative o seccomp.</translation>
    </message>
    <message>
        <source>{0} keeps what runs inside from the rest.</source>
        <translation>{0} separa do resto o que é executado lá dentro.</translation>
    </message>
    <message>
        <source>Neither AppArmor nor SELinux is at work.</source>
        <translation>Nem AppArmor nem SELinux está em ação.</translation>
    </message>
    <message>
        <source>Have IT switch on the one that this system brings.</source>
        <translation>Peça à TI que ative o que este sistema traz.</translation>
    </message>
    <message>
        <source>Tools are kept within their memory.</source>
        <translation>As ferramentas ficam dentro da memória delas.</translation>
    </message>
    <message>
        <source>This engine cannot keep a tool within its memory.</source>
        <translation>Este mecanismo não consegue manter uma ferramenta dentro da memória dela.</translation>
    </message>
    <message>
        <source>Have IT move this computer to control groups of version 2.</source>
        <translation>Peça à TI que passe este computador para os grupos de controle da versão 2.</translation>
    </message>
    <message>
        <source>For environments</source>
        <translation>Para ambientes</translation>
    </message>
    <message>
        <source>For Cais itself</source>
        <translation>Para o próprio Cais</translation>
    </message>
    <message>
        <source>For your folders</source>
        <translation>Para as suas pastas</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>Source of environments</source>
        <translation>Origem dos ambientes</translation>
    </message>
    <message>
        <source>Source of packages</source>
        <translation>Origem dos pacotes</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Policy that does not count</source>
        <translation>Política que não conta</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Chaveiro</translation>
    </message>
    <message>
        <source>{0} are free at {1}.</source>
        <translation>{0} livres em {1}.</translation>
    </message>
    <message>
        <source>{0} are free inside.</source>
        <translation>{0} livres lá dentro.</translation>
    </message>
    <message>
        <source>Make room before the next download.</source>
        <translation>Libere espaço antes do próximo download.</translation>
    </message>
    <message>
        <source>Make room now: work may be lost.</source>
        <translation>Libere espaço agora: há risco de perder trabalho.</translation>
    </message>
    <message>
        <source>None is set.</source>
        <translation>Nenhum está definido.</translation>
    </message>
    <message>
        <source>Downloads and tools use {0}.</source>
        <translation>Downloads e ferramentas usam {0}.</translation>
    </message>
    <message>
        <source>{0} has a password, which tools are not given.</source>
        <translation>{0} tem uma senha, que as ferramentas não recebem.</translation>
    </message>
    <message>
        <source>Ask IT for a proxy that needs none from this computer.</source>
        <translation>Peça à TI um proxy que não exija senha deste computador.</translation>
    </message>
    <message>
        <source>{0} is on this computer alone, where tools cannot reach it.</source>
        <translation>{0} existe só neste computador, onde as ferramentas não o alcançam.</translation>
    </message>
    <message>
        <source>Ask IT for an address that tools reach, too.</source>
        <translation>Peça à TI um endereço que as ferramentas também alcancem.</translation>
    </message>
    <message>
        <source>{0} is not the address of a proxy.</source>
        <translation>{0} não é o endereço de um proxy.</translation>
    </message>
    <message>
        <source>Correct it, or ask IT to.</source>
        <translation>Corrija-o, ou peça à TI.</translation>
    </message>
    <message>
        <source>Tools trust the {0} authorities that this computer trusts.</source>
        <translation>As ferramentas confiam nas {0} autoridades em que este computador confia.</translation>
    </message>
    <message>
        <source>No authorities are found that this computer trusts.</source>
        <translation>Não foi encontrada nenhuma autoridade em que este computador confie.</translation>
    </message>
    <message>
        <source>Have IT install the system’s certificates.</source>
        <translation>Peça à TI que instale os certificados do sistema.</translation>
    </message>
    <message>
        <source>{0} answers, without a sign-in.</source>
        <translation>{0} responde, sem precisar entrar.</translation>
    </message>
    <message>
        <source>{0} answers, and you are signed in.</source>
        <translation>{0} responde, e você está conectado.</translation>
    </message>
    <message>
        <source>{0} answers, and wants a sign-in.</source>
        <translation>{0} responde, e pede que você entre.</translation>
    </message>
    <message>
        <source>{0} does not accept the sign-in that is kept for it.</source>
        <translation>{0} não aceita o acesso que está guardado para ele.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Entre de novo.</translation>
    </message>
    <message>
        <source>{0} is not reached from here.</source>
        <translation>{0} não é alcançado daqui.</translation>
    </message>
    <message>
        <source>Check the network, or switch the VPN on, then check again.</source>
        <translation>Confira a rede, ou ligue a VPN, e verifique de novo.</translation>
    </message>
    <message>
        <source>{0}, which the policy names, is not reached from here.</source>
        <translation>{0}, que a política cita, não é alcançado daqui.</translation>
    </message>
    <message>
        <source>{0} shows a certificate that this computer does not trust.</source>
        <translation>{0} mostra um certificado em que este computador não confia.</translation>
    </message>
    <message>
        <source>Have IT install the company’s certificate authority.</source>
        <translation>Peça à TI que instale a autoridade certificadora da empresa.</translation>
    </message>
    <message>
        <source>Something else answers in the place of {0}.</source>
        <translation>Outra coisa responde no lugar de {0}.</translation>
    </message>
    <message>
        <source>A sign-in page of the network may be in between: open a browser, then check again.</source>
        <translation>Uma página de entrada da rede pode estar no meio: abra um navegador e verifique de novo.</translation>
    </message>
    <message>
        <source>Does not apply: no environment is downloaded.</source>
        <translation>Não se aplica: nenhum ambiente é baixado.</translation>
    </message>
    <message>
        <source>{0} wants a sign-in that Cais cannot give.</source>
        <translation>{0} exige um acesso que o Cais não pode dar.</translation>
    </message>
    <message>
        <source>Ask IT for a server that packages come from without one.</source>
        <translation>Peça à TI um servidor de onde pacotes venham sem isso.</translation>
    </message>
    <message>
        <source>Does not apply: no server stands in for the usual ones.</source>
        <translation>Não se aplica: nenhum servidor substitui os habituais.</translation>
    </message>
    <message>
        <source>None: nobody manages Cais on this computer.</source>
        <translation>Nenhuma: ninguém administra o Cais neste computador.</translation>
    </message>
    <message>
        <source>Managed by {0}: {1}.</source>
        <translation>Administrado por {0}: {1}.</translation>
    </message>
    <message>
        <source>The policy at {1} cannot be relied on ({0}), and nothing new starts.</source>
        <translation>Não é possível confiar na política em {1} ({0}), e nada novo é iniciado.</translation>
    </message>
    <message>
        <source>Hand this report to IT, who can mend the policy.</source>
        <translation>Entregue este relatório à TI, que pode corrigir a política.</translation>
    </message>
    <message>
        <source>{0} is passed over: {1}.</source>
        <translation>{0} é deixada de lado: {1}.</translation>
    </message>
    <message>
        <source>Ask IT whether it is theirs.</source>
        <translation>Pergunte à TI se é dela.</translation>
    </message>
    <message>
        <source>A value was kept, read back and forgotten.</source>
        <translation>Um valor foi guardado, lido de volta e esquecido.</translation>
    </message>
    <message>
        <source>Passwords cannot be kept: {0}.</source>
        <translation>Não é possível guardar senhas: {0}.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then try it again.</source>
        <translation>Desbloqueie o chaveiro e tente de novo.</translation>
    </message>
    <message>
        <source>Not tried, as it may ask you to unlock it.</source>
        <translation>Não foi testado, pois pode pedir que você o desbloqueie.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Ferramentas</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Special rights</source>
        <translation>Direitos especiais</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Privilégios</translation>
    </message>
    <message>
        <source>Folders of the system</source>
        <translation>Pastas do sistema</translation>
    </message>
    <message>
        <source>Reserved numbers</source>
        <translation>Números reservados</translation>
    </message>
    <message>
        <source>Reached from</source>
        <translation>Alcançado de</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Processadores</translation>
    </message>
    <message>
        <source>Programs inside</source>
        <translation>Programas lá dentro</translation>
    </message>
    <message>
        <source>Starts by itself</source>
        <translation>Inicia sozinho</translation>
    </message>
    <message>
        <source>Others’ processes</source>
        <translation>Processos dos outros</translation>
    </message>
    <message>
        <source>Others’ shared memory</source>
        <translation>Memória compartilhada dos outros</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Folders added inside</source>
        <translation>Pastas acrescentadas lá dentro</translation>
    </message>
    <message>
        <source>Name of the computer</source>
        <translation>Nome do computador</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>Chamadas do sistema</translation>
    </message>
    <message>
        <source>New rights</source>
        <translation>Novos direitos</translation>
    </message>
    <message>
        <source>Looked after</source>
        <translation>Acompanhado</translation>
    </message>
    <message>
        <source>Number of processes</source>
        <translation>Número de processos</translation>
    </message>
    <message>
        <source>Others’ users</source>
        <translation>Usuários dos outros</translation>
    </message>
    <message>
        <source>Stop the tool and open it again. If it stays, hand this report to IT.</source>
        <translation>Pare a ferramenta e abra-a de novo. Se continuar, entregue este relatório à TI.</translation>
    </message>
    <message>
        <source>The environment needs it, and its review page says why.</source>
        <translation>O ambiente precisa disso, e a página de revisão dele diz por quê.</translation>
    </message>
    <message>
        <source>Not as Cais makes it: {0}.</source>
        <translation>Não está como o Cais faz: {0}.</translation>
    </message>
    <message>
        <source>Not as Cais makes it.</source>
        <translation>Não está como o Cais faz.</translation>
    </message>
    <message>
        <source>No workspace has a tool on the engine now.</source>
        <translation>Nenhum espaço de trabalho tem uma ferramenta no mecanismo agora.</translation>
    </message>
    <message>
        <source>Has {0}.</source>
        <translation>Tem {0}.</translation>
    </message>
    <message>
        <source>Its own programs can be changed inside.</source>
        <translation>Os próprios programas podem ser mudados lá dentro.</translation>
    </message>
    <message>
        <source>Nothing is published.</source>
        <translation>Nada é publicado.</translation>
    </message>
    <message>
        <source>On no network at all.</source>
        <translation>Em nenhuma rede.</translation>
    </message>
    <message>
        <source>May use all processors, as was chosen.</source>
        <translation>Pode usar todos os processadores, como foi escolhido.</translation>
    </message>
    <message>
        <source>Runs as {0}.</source>
        <translation>Executado como {0}.</translation>
    </message>
    <message>
        <source>At {0} only.</source>
        <translation>Só em {0}.</translation>
    </message>
    <message>
        <source>On {0} only.</source>
        <translation>Só em {0}.</translation>
    </message>
    <message>
        <source>{0} at most.</source>
        <translation>No máximo {0}.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Nenhum.</translation>
    </message>
    <message>
        <source>None is shared.</source>
        <translation>Nenhuma é compartilhada.</translation>
    </message>
    <message>
        <source>None is used.</source>
        <translation>Nenhuma é usada.</translation>
    </message>
    <message>
        <source>They cannot be changed.</source>
        <translation>Não podem ser mudados.</translation>
    </message>
    <message>
        <source>Never.</source>
        <translation>Nunca.</translation>
    </message>
    <message>
        <source>None is seen from inside.</source>
        <translation>Nada é visto de dentro.</translation>
    </message>
    <message>
        <source>Stays inside.</source>
        <translation>Fica lá dentro.</translation>
    </message>
    <message>
        <source>Has one of its own.</source>
        <translation>Tem um próprio.</translation>
    </message>
    <message>
        <source>Filtered.</source>
        <translation>Filtradas.</translation>
    </message>
    <message>
        <source>No program inside can get any.</source>
        <translation>Nenhum programa lá dentro consegue obter.</translation>
    </message>
    <message>
        <source>The engine looks whether it still answers.</source>
        <translation>O mecanismo olha se ainda responde.</translation>
    </message>
    <message>
        <source>Kept as the engine has them for everybody.</source>
        <translation>Mantidos como o mecanismo os tem para todos.</translation>
    </message>
    <message>
        <source>Not inside.</source>
        <translation>Não está lá dentro.</translation>
    </message>
    <message>
        <source>The script that decides on proxies cannot be read.</source>
        <translation>O script que decide os proxies não pode ser lido.</translation>
    </message>
    <message>
        <source>Ask IT to look at the script, and at its address.</source>
        <translation>Peça à TI que veja o script e o endereço dele.</translation>
    </message>
    <message>
        <source>On: this computer can run the engine’s virtual machine.</source>
        <translation>Ativada: este computador consegue executar a máquina virtual do mecanismo.</translation>
    </message>
    <message>
        <source>Start one of its environments and sign in there, or ask IT for an account.</source>
        <translation>Inicie um dos ambientes dela e entre ali, ou peça uma conta à TI.</translation>
    </message>
    <message>
        <source>{0} shows a certificate that this computer trusts, and Docker does not.</source>
        <translation>{0} mostra um certificado em que este computador confia, e o Docker não.</translation>
    </message>
    <message>
        <source>Have IT add the company’s certificate to Docker, at {0}.</source>
        <translation>Peça à TI que acrescente o certificado da empresa ao Docker, em {0}.</translation>
    </message>
    <message>
        <source>{0} answers this computer, and not Docker.</source>
        <translation>{0} responde a este computador, e não ao Docker.</translation>
    </message>
    <message>
        <source>Ask IT to give Docker the proxy that this network needs.</source>
        <translation>Peça à TI que dê ao Docker o proxy de que esta rede precisa.</translation>
    </message>
    <message>
        <source>{0} answers, and allows no more downloads for now.</source>
        <translation>{0} responde, e não permite mais downloads por enquanto.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Tente de novo mais tarde.</translation>
    </message>
    <message>
        <source>End of the policy</source>
        <translation>Fim da política</translation>
    </message>
    <message>
        <source>Versions that the policy needs</source>
        <translation>Versões que a política exige</translation>
    </message>
    <message>
        <source>Sign in to it in the settings, under “Package servers”.</source>
        <translation>Entre nele nas configurações, em “Servidores de pacotes”.</translation>
    </message>
    <message>
        <source>Sign in to it again in the settings, under “Package servers”.</source>
        <translation>Entre nele de novo nas configurações, em “Servidores de pacotes”.</translation>
    </message>
    <message>
        <source>What {0} requires holds until {1}.</source>
        <translation>O que {0} exige vale até {1}.</translation>
    </message>
    <message>
        <source>What {0} requires expires on {1}. Nothing new starts from then on.</source>
        <translation>O que {0} exige vence em {1}. A partir daí nada novo inicia.</translation>
    </message>
    <message>
        <source>Ask {0} for a newer preset before that day.</source>
        <translation>Peça a {0} uma predefinição mais nova antes desse dia.</translation>
    </message>
    <message>
        <source>Cais and the engine are new enough.</source>
        <translation>O Cais e o mecanismo são novos o bastante.</translation>
    </message>
    <message>
        <source>{0} needs Cais {1} or newer, and this is {2}. Nothing new starts.</source>
        <translation>{0} exige o Cais {1} ou mais novo, e este é o {2}. Nada novo inicia.</translation>
    </message>
    <message>
        <source>Have IT update Cais.</source>
        <translation>Peça à TI que atualize o Cais.</translation>
    </message>
    <message>
        <source>{0} needs an engine of version {1} or newer, and this is {2}. Nothing new starts.</source>
        <translation>{0} exige um mecanismo da versão {1} ou mais nova, e este é {2}. Nada novo inicia.</translation>
    </message>
    <message>
        <source>Have IT update the engine.</source>
        <translation>Peça à TI que atualize o mecanismo.</translation>
    </message>
    <message>
        <source>The proxy on the way to {0} wants a sign-in.</source>
        <translation>O proxy no caminho até {0} pede que você entre.</translation>
    </message>
    <message>
        <source>Sign in to it in the settings, under “Download servers”.</source>
        <translation>Entre nele nas configurações, em “Servidores de downloads”.</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Check again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Saúde</translation>
    </message>
    <message>
        <source>Save for IT…</source>
        <translation>Salvar para a TI…</translation>
    </message>
</context>
<context>
    <name>HealthSummary</name>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message numerus="yes">
        <source>%n things need attention</source>
        <translation>
            <numerusform>%n coisa requer atenção</numerusform>
            <numerusform>%n coisas requerem atenção</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Nada requer atenção</translation>
    </message>
    <message numerus="yes">
        <source>%n are good</source>
        <translation>
            <numerusform>%n está bom</numerusform>
            <numerusform>%n estão bons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could be better</source>
        <translation>
            <numerusform>%n pode melhorar</numerusform>
            <numerusform>%n podem melhorar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not known</source>
        <translation>
            <numerusform>%n é desconhecido</numerusform>
            <numerusform>%n são desconhecidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Each is shown as it becomes known.</source>
        <translation>Cada item aparece assim que é conhecido.</translation>
    </message>
</context>
<context>
    <name>HomeNotice</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
</context>
<context>
    <name>HomeNotices</name>
    <message numerus="yes">
        <source>%n workspaces were removed. Their folders are untouched; packages added inside and files kept outside the folders are erased when Cais is next opened.</source>
        <translation>
            <numerusform>%n espaço de trabalho foi removido. As pastas dele continuam intactas; os pacotes adicionados e os arquivos guardados fora das pastas serão apagados na próxima vez que o Cais for aberto.</numerusform>
            <numerusform>%n espaços de trabalho foram removidos. As pastas deles continuam intactas; os pacotes adicionados e os arquivos guardados fora das pastas serão apagados na próxima vez que o Cais for aberto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Desfazer tudo</translation>
    </message>
    <message>
        <source>“{0}” was removed. Its folders are untouched; packages added inside and files kept outside the folders are erased when Cais is next opened.</source>
        <translation>“{0}” foi removido. As pastas dele continuam intactas; os pacotes adicionados e os arquivos guardados fora das pastas serão apagados na próxima vez que o Cais for aberto.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Have back what was set aside</source>
        <translation>Trazer de volta o que foi posto à parte</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>{0}, from the message</source>
        <translation>{0}, na mensagem</translation>
    </message>
    <message numerus="yes">
        <source>%n tools of an earlier installation were found.</source>
        <translation>
            <numerusform>Foi encontrada uma ferramenta de uma instalação anterior.</numerusform>
            <numerusform>Foram encontradas %n ferramentas de uma instalação anterior.</numerusform>
        </translation>
    </message>
    <message>
        <source>Removing erases what was kept inside; folders on this computer are untouched.</source>
        <translation>Remover apaga o que estava guardado dentro; as pastas deste computador continuam intactas.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>What IT has to mend</source>
        <translation>O que a TI precisa corrigir</translation>
    </message>
    <message>
        <source>What your organisation requires has changed. It holds from the next start on.</source>
        <translation>O que a sua organização exige mudou. Vale a partir da próxima abertura.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Check health</source>
        <translation>Verificar a saúde</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>New workspace</source>
        <translation>Novo espaço</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Espaços de trabalho</translation>
    </message>
    <message>
        <source>Start something new</source>
        <translation>Comece algo novo</translation>
    </message>
    <message>
        <source>Python or R, on folders that you choose</source>
        <translation>Python ou R, nas pastas que você escolher</translation>
    </message>
    <message>
        <source>New workspace, from the card</source>
        <translation>Novo espaço, no cartão</translation>
    </message>
    <message>
        <source>A new name for “{0}”</source>
        <translation>Um novo nome para “{0}”</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>The name was not changed: it is empty or already taken.</source>
        <translation>O nome não foi alterado: está vazio ou já está em uso.</translation>
    </message>
</context>
<context>
    <name>Homes</name>
    <message>
        <source>What was set aside is back. What was kept inside until now is set aside in its place.</source>
        <translation>O que foi posto à parte está de volta. O que estava guardado dentro até agora fica à parte no lugar dele.</translation>
    </message>
    <message>
        <source>The tool begins with nothing kept inside. What was kept is set aside and can be had back.</source>
        <translation>A ferramenta começa sem nada guardado dentro. O que havia fica à parte e pode ser trazido de volta.</translation>
    </message>
    <message>
        <source>“{0}” has back what was set aside. What was kept inside until now is set aside in its place.</source>
        <translation>“{0}” tem de volta o que foi posto à parte. O que estava guardado dentro até agora fica à parte no lugar dele.</translation>
    </message>
    <message>
        <source>“{0}” begins with nothing kept inside. What was kept is set aside and can be had back.</source>
        <translation>“{0}” começa sem nada guardado dentro. O que havia fica à parte e pode ser trazido de volta.</translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message>
        <source>Back to workspaces</source>
        <translation>Voltar aos espaços de trabalho</translation>
    </message>
    <message>
        <source>Give it {0}</source>
        <translation>Aumentar para {0}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>The tool is running</source>
        <translation>A ferramenta está em execução</translation>
    </message>
    <message>
        <source>Open it to see it here.</source>
        <translation>Abra para vê-la aqui.</translation>
    </message>
    <message>
        <source>The tool was paused outside Cais</source>
        <translation>A ferramenta foi pausada fora do Cais</translation>
    </message>
    <message>
        <source>Open it to go on where it was.</source>
        <translation>Abra para continuar de onde parou.</translation>
    </message>
    <message>
        <source>The tool is being stopped</source>
        <translation>A ferramenta está parando</translation>
    </message>
    <message>
        <source>Docker does not answer</source>
        <translation>O Docker não responde</translation>
    </message>
    <message>
        <source>Open the tool to try again.</source>
        <translation>Abra a ferramenta para tentar de novo.</translation>
    </message>
    <message>
        <source>The tool ended by itself</source>
        <translation>A ferramenta fechou sozinha</translation>
    </message>
    <message>
        <source>What was saved is kept; what was not saved is lost. Open it again to go on.</source>
        <translation>O que foi salvo está guardado; o que não foi salvo se perdeu. Abra de novo para continuar.</translation>
    </message>
    <message>
        <source>The tool was stopped outside Cais</source>
        <translation>A ferramenta foi parada fora do Cais</translation>
    </message>
    <message>
        <source>You cancelled the first start</source>
        <translation>Você cancelou a primeira abertura</translation>
    </message>
    <message>
        <source>Open it whenever you like.</source>
        <translation>Abra quando quiser.</translation>
    </message>
    <message>
        <source>The first start was interrupted</source>
        <translation>A primeira abertura foi interrompida</translation>
    </message>
    <message>
        <source>Finish it to use the tool.</source>
        <translation>Conclua para usar a ferramenta.</translation>
    </message>
    <message>
        <source>The tool is stopped</source>
        <translation>A ferramenta está parada</translation>
    </message>
    <message>
        <source>What was saved is kept; what was not saved is lost.</source>
        <translation>O que foi salvo está guardado; o que não foi salvo se perdeu.</translation>
    </message>
    <message>
        <source>Open it again, and work with less data at a time.</source>
        <translation>Abra de novo e trabalhe com menos dados de cada vez.</translation>
    </message>
    <message>
        <source>Give it more memory to go on.</source>
        <translation>Dê mais memória a ela para continuar.</translation>
    </message>
    <message>
        <source>The tool needed more than {0} of memory</source>
        <translation>A ferramenta precisou de mais de {0} de memória</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Isso leva um instante.</translation>
    </message>
    <message>
        <source>Variables are gone: run the code again after opening it.</source>
        <translation>As variáveis se foram: execute o código de novo depois de abrir.</translation>
    </message>
    <message>
        <source>Open it again whenever you like.</source>
        <translation>Abra de novo quando quiser.</translation>
    </message>
</context>
<context>
    <name>Interruptions</name>
    <message>
        <source>Put back</source>
        <translation>Recuperar</translation>
    </message>
    <message numerus="yes">
        <source>Saving %n files was interrupted and left them damaged. Whole copies from before were found.</source>
        <translation>
            <numerusform>O salvamento de %n arquivo foi interrompido e o deixou danificado. Foi encontrada uma cópia íntegra de antes.</numerusform>
            <numerusform>O salvamento de %n arquivos foi interrompido e os deixou danificados. Foram encontradas cópias íntegras de antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving “{0}” was interrupted and left it damaged. A whole copy from before was found.</source>
        <translation>O salvamento de “{0}” foi interrompido e o deixou danificado. Foi encontrada uma cópia íntegra de antes.</translation>
    </message>
    <message>
        <source>“{0}” is whole again.</source>
        <translation>“{0}” está íntegro de novo.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are whole again.</source>
        <translation>
            <numerusform>%n arquivo está íntegro de novo.</numerusform>
            <numerusform>%n arquivos estão íntegros de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>What else was left is kept beside as “{0}”.</source>
        <translation>O que mais restou foi guardado ao lado, como “{0}”.</translation>
    </message>
</context>
<context>
    <name>KeepingPart</name>
    <message>
        <source>Keep it</source>
        <translation>Onde guardar</translation>
    </message>
    <message>
        <source>Who can read it?</source>
        <translation>Quem pode lê-la?</translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation>Em: {0}</translation>
    </message>
    <message>
        <source>Until Cais is closed</source>
        <translation>Até o Cais ser fechado</translation>
    </message>
    <message>
        <source>Not at all: ask me each time</source>
        <translation>Em nenhum lugar: perguntar a cada vez</translation>
    </message>
    <message>
        <source>This computer has no keyring that Cais can use, and in a file it is never kept.</source>
        <translation>Este computador não tem um chaveiro que o Cais consiga usar, e em um arquivo nada disso é guardado.</translation>
    </message>
    <message>
        <source>It stays when Cais is closed, and is locked as the keyring is.</source>
        <translation>Fica guardado quando o Cais é fechado, trancado como o próprio chaveiro.</translation>
    </message>
    <message>
        <source>When Cais is opened again, you are asked for it before a tool starts.</source>
        <translation>Quando o Cais for aberto de novo, ele pergunta antes de iniciar uma ferramenta.</translation>
    </message>
    <message>
        <source>You are asked for it whenever a tool starts.</source>
        <translation>O Cais pergunta sempre que uma ferramenta é iniciada.</translation>
    </message>
</context>
<context>
    <name>Keyrings</name>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Gerenciador de Credenciais do Windows</translation>
    </message>
    <message>
        <source>the Keychain of this Mac</source>
        <translation>Chaves deste Mac</translation>
    </message>
    <message>
        <source>KDE Wallet</source>
        <translation>Carteira do KDE</translation>
    </message>
    <message>
        <source>the keyring of this computer</source>
        <translation>chaveiro deste computador</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Chave secreta</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Arquivo de chave</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>em: {0}</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>só para esta sessão</translation>
    </message>
    <message>
        <source>asked for each time</source>
        <translation>pedida a cada vez</translation>
    </message>
    <message>
        <source>Password or key</source>
        <translation>Senha ou chave</translation>
    </message>
    <message>
        <source>Kerberos ticket of this computer</source>
        <translation>Tíquete Kerberos deste computador</translation>
    </message>
    <message>
        <source>New password or key…</source>
        <translation>Nova senha ou chave…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Nova senha…</translation>
    </message>
    <message>
        <source>New access token…</source>
        <translation>Novo token de acesso…</translation>
    </message>
    <message>
        <source>New secret key…</source>
        <translation>Nova chave secreta…</translation>
    </message>
    <message>
        <source>New key file…</source>
        <translation>Novo arquivo de chave…</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Ending that…</source>
        <translation>Encerrando…</translation>
    </message>
</context>
<context>
    <name>KitScreens</name>
    <message>
        <source>Choose the folder of an offline kit</source>
        <translation>Escolher a pasta de um kit offline</translation>
    </message>
    <message>
        <source>Offline kit</source>
        <translation>Kit offline</translation>
    </message>
</context>
<context>
    <name>LanguageCard</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Igual ao do sistema</translation>
    </message>
    <message>
        <source>Language like the system</source>
        <translation>Idioma igual ao do sistema</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>to come</source>
        <translation>a seguir</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>não verificado</translation>
    </message>
    <message>
        <source>well</source>
        <translation>em ordem</translation>
    </message>
    <message>
        <source>being looked at</source>
        <translation>sendo verificado</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>{0} (recommended)</source>
        <translation>{0} (recomendado)</translation>
    </message>
    <message>
        <source>{0} (all of it)</source>
        <translation>{0} (toda)</translation>
    </message>
    <message>
        <source>All {0} (recommended)</source>
        <translation>Todos os {0} (recomendado)</translation>
    </message>
    <message numerus="yes">
        <source>%n processors and {0} of memory</source>
        <translation>
            <numerusform>%n processador e {0} de memória</numerusform>
            <numerusform>%n processadores e {0} de memória</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has {0}.</source>
        <translation>Este computador tem {0}.</translation>
    </message>
    <message>
        <source>{0} has {1} for tools. More can be given to it in its settings.</source>
        <translation>{0} tem {1} para as ferramentas. Dá para aumentar nas configurações dele.</translation>
    </message>
    <message>
        <source>A program inside needed more than {0} of memory and was ended. The tool itself goes on.</source>
        <translation>Um programa na ferramenta precisou de mais de {0} de memória e foi encerrado. A ferramenta em si continua.</translation>
    </message>
    <message>
        <source>“{0}” needed more than {1} of memory. Its variables are gone; what it shows is still there.</source>
        <translation>“{0}” precisou de mais de {1} de memória. As variáveis se perderam; o que aparece nele continua lá.</translation>
    </message>
    <message numerus="yes">
        <source>%n notebooks needed more than {0} of memory: {1}. Their variables are gone; what they show is still there.</source>
        <translation>
            <numerusform>%n notebook precisou de mais de {0} de memória: {1}. As variáveis se perderam; o que aparece nele continua lá.</numerusform>
            <numerusform>%n notebooks precisaram de mais de {0} de memória: {1}. As variáveis se perderam; o que aparece neles continua lá.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running. They use {0} of memory now, and may use up to {1}.</source>
        <translation>
            <numerusform>%n outra ferramenta está em execução. Ela usa {0} de memória agora e pode usar até {1}.</numerusform>
            <numerusform>%n outras ferramentas estão em execução. Elas usam {0} de memória agora e podem usar até {1}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together they may use more memory than there is. If they do, tools can end, and what was not saved in them is lost.</source>
        <translation>Juntas, elas podem usar mais memória do que existe. Se isso acontecer, ferramentas podem ser encerradas, e o que não foi salvo nelas se perde.</translation>
    </message>
    <message>
        <source>{0} of {1}, nearly full</source>
        <translation>{0} de {1}, quase cheia</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running, and may use up to {0} of memory.</source>
        <translation>
            <numerusform>%n outra ferramenta está em execução e pode usar até {0} de memória.</numerusform>
            <numerusform>%n outras ferramentas estão em execução e podem usar até {0} de memória.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running.</source>
        <translation>
            <numerusform>%n outra ferramenta está em execução.</numerusform>
            <numerusform>%n outras ferramentas estão em execução.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitsChooser</name>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Processadores</translation>
    </message>
    <message>
        <source>What there is to choose from is known once Docker runs.</source>
        <translation>As opções aparecem quando o Docker estiver em execução.</translation>
    </message>
</context>
<context>
    <name>LimitsDialog</name>
    <message>
        <source>Memory and processors</source>
        <translation>Memória e processadores</translation>
    </message>
    <message>
        <source>How much may “{0}” use?</source>
        <translation>Quanto “{0}” pode usar?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The tool keeps running. The change takes effect once it is stopped and opened again.</source>
        <translation>A ferramenta continua em execução. A mudança vale depois que ela for parada e aberta de novo.</translation>
    </message>
    <message>
        <source>The change takes effect the next time the tool is opened.</source>
        <translation>A mudança vale a partir da próxima vez que a ferramenta for aberta.</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message numerus="yes">
        <source>%n more links do not work inside.</source>
        <translation>
            <numerusform>Mais %n link não funciona por dentro.</numerusform>
            <numerusform>Mais %n links não funcionam por dentro.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link “{0}” leads to {1}, where nothing is.</source>
        <translation>O link “{0}” leva a {1}, onde não há nada.</translation>
    </message>
    <message>
        <source>The link “{0}” leads in a circle.</source>
        <translation>O link “{0}” leva de volta a si mesmo.</translation>
    </message>
    <message>
        <source>The link “{0}” stays in this folder, by a path that is another one inside.</source>
        <translation>O link “{0}” fica nesta pasta, mas por um caminho que é outro por dentro.</translation>
    </message>
    <message>
        <source>The link “{0}” leads to {1}, which the tool does not have.</source>
        <translation>O link “{0}” leva a {1}, que a ferramenta não tem.</translation>
    </message>
    <message>
        <source>The link “{0}” leads to {1}. Share that folder by itself: the link cannot work inside.</source>
        <translation>O link “{0}” leva a {1}. Compartilhe essa pasta à parte: o link não funciona por dentro.</translation>
    </message>
    <message>
        <source>Have it work inside</source>
        <translation>Fazer funcionar por dentro</translation>
    </message>
    <message>
        <source>Share that folder too</source>
        <translation>Compartilhar essa pasta também</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Looking…</source>
        <translation>Olhando…</translation>
    </message>
    <message>
        <source>This cannot be told now.</source>
        <translation>Agora não dá para saber.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>Set by {0} in {1}. For something else, ask {2}.</source>
        <translation>Definido por {0} em {1}. Para outra coisa, pergunte a {2}.</translation>
    </message>
</context>
<context>
    <name>LookAround</name>
    <message>
        <source>Look around in {0}</source>
        <translation>Explorar {0}</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Atualizar</translation>
    </message>
    <message>
        <source>Connecting to “{0}”…</source>
        <translation>Conectando a “{0}”…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visão</translation>
    </message>
    <message>
        <source>Materialized view</source>
        <translation>Visão materializada</translation>
    </message>
    <message>
        <source>Table elsewhere</source>
        <translation>Tabela de outro lugar</translation>
    </message>
    <message>
        <source>Partitioned table</source>
        <translation>Tabela particionada</translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n tabela</numerusform>
            <numerusform>%n tabelas</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vazio</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Não legível</translation>
    </message>
    <message>
        <source>binary, {0}</source>
        <translation>binário, {0}</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sem valor</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>texto vazio</translation>
    </message>
    <message>
        <source>It has no columns.</source>
        <translation>Não tem colunas.</translation>
    </message>
    <message>
        <source>It has no rows.</source>
        <translation>Não tem linhas.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n rows are shown.</source>
        <translation>
            <numerusform>A primeira linha está à mostra.</numerusform>
            <numerusform>As primeiras %n linhas estão à mostra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of its %n rows are shown.</source>
        <translation>
            <numerusform>A única linha está à mostra.</numerusform>
            <numerusform>Todas as %n linhas estão à mostra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns are not shown.</source>
        <translation>
            <numerusform>%n coluna não aparece.</numerusform>
            <numerusform>%n colunas não aparecem.</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n arquivo</numerusform>
            <numerusform>%n arquivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Search files and folders</source>
        <translation>Buscar arquivos e pastas</translation>
    </message>
    <message>
        <source>Search tables and columns</source>
        <translation>Buscar tabelas e colunas</translation>
    </message>
    <message>
        <source>Folders, files and their columns</source>
        <translation>Pastas, arquivos e suas colunas</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>Tabelas e colunas</translation>
    </message>
    <message>
        <source>There are more files than can be shown here. Fewer are listed where the bucket is named.</source>
        <translation>Há mais arquivos do que se pode mostrar aqui. São listados menos quando o bucket é informado.</translation>
    </message>
    <message>
        <source>There are more tables than can be shown here.</source>
        <translation>Há mais tabelas do que se pode mostrar aqui.</translation>
    </message>
    <message>
        <source>No file and no folder is called so.</source>
        <translation>Nenhum arquivo e nenhuma pasta tem esse nome.</translation>
    </message>
    <message>
        <source>No table and no column is called so.</source>
        <translation>Nenhuma tabela e nenhuma coluna tem esse nome.</translation>
    </message>
    <message>
        <source>There are no files here that this key can see.</source>
        <translation>Não há arquivos que esta chave possa ver.</translation>
    </message>
    <message>
        <source>There are no tables here that this user can see.</source>
        <translation>Não há tabelas que este usuário possa ver.</translation>
    </message>
    <message>
        <source>Choose a file to see how it begins.</source>
        <translation>Escolha um arquivo para ver como ele começa.</translation>
    </message>
    <message>
        <source>Choose a table to see how it begins.</source>
        <translation>Escolha uma tabela para ver como ela começa.</translation>
    </message>
    <message>
        <source>Copy code to read this file</source>
        <translation>Copiar código que lê este arquivo</translation>
    </message>
    <message>
        <source>Copy code to read this table</source>
        <translation>Copiar código que lê esta tabela</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Não listado</translation>
    </message>
</context>
<context>
    <name>MakeKitPage</name>
    <message>
        <source>Choose where to…</source>
        <translation>Escolher onde…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar o comando</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar a pasta</translation>
    </message>
    <message>
        <source>Make an offline kit</source>
        <translation>Criar um kit offline</translation>
    </message>
    <message>
        <source>The environments of the preset of {0} as files in a folder, for computers without a network.</source>
        <translation>Os ambientes da predefinição de {0} como arquivos em uma pasta, para computadores sem rede.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>This preset brings none, so there is nothing to pack.</source>
        <translation>Esta predefinição não traz nenhum; não há o que empacotar.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>Room needed</source>
        <translation>Espaço necessário</translation>
    </message>
    <message>
        <source>At most about {0}</source>
        <translation>No máximo cerca de {0}</translation>
    </message>
    <message>
        <source>Its signature goes along.</source>
        <translation>A assinatura dela vai junto.</translation>
    </message>
    <message>
        <source>Nobody has signed it. Where IT’s key is needed, sign it before the kit is made.</source>
        <translation>Ninguém a assinou. Onde a chave da TI é exigida, assine-a antes de criar o kit.</translation>
    </message>
    <message>
        <source>It is not on this computer. Open a workspace of it once, then make the kit.</source>
        <translation>Não está neste computador. Abra uma vez um espaço de trabalho com ele e depois crie o kit.</translation>
    </message>
    <message>
        <source>Choose where the kit’s folder is to be</source>
        <translation>Escolher onde fica a pasta do kit</translation>
    </message>
    <message>
        <source>Packing into “{0}”…</source>
        <translation>Empacotando em “{0}”…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>The kit</source>
        <translation>O kit</translation>
    </message>
    <message>
        <source>It is whole.</source>
        <translation>Está completo.</translation>
    </message>
    <message>
        <source>Whoever has the key that signs your presets signs its checksums, in that folder: {0}</source>
        <translation>Quem tem a chave que assina as suas predefinições assina as somas de verificação, nessa pasta: {0}</translation>
    </message>
    <message>
        <source>Copy the whole folder to a stick or a share, and take it to the other computer.</source>
        <translation>Copie a pasta inteira para um pendrive ou um compartilhamento e leve-a ao outro computador.</translation>
    </message>
    <message>
        <source>There, choose “Use an offline kit…” on the page “Presets”.</source>
        <translation>Lá, escolha “Usar um kit offline…” na página “Predefinições”.</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>O que fazer agora</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>New workspace</source>
        <translation>Novo espaço de trabalho</translation>
    </message>
    <message>
        <source>The new workspace was not made.</source>
        <translation>O novo espaço de trabalho não foi criado.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Retomar</translation>
    </message>
</context>
<context>
    <name>MakingPage</name>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Make an offline kit…</source>
        <translation>Criar um kit offline…</translation>
    </message>
    <message>
        <source>From this computer</source>
        <translation>Deste computador</translation>
    </message>
    <message>
        <source>Change one that there is…</source>
        <translation>Alterar um existente…</translation>
    </message>
    <message>
        <source>Pick what others get, and lock what they may not choose otherwise. Nothing changes on this computer.</source>
        <translation>Escolha o que os outros recebem e bloqueie o que não podem escolher de outro modo. Nada muda neste computador.</translation>
    </message>
    <message>
        <source>Make a preset</source>
        <translation>Criar uma predefinição</translation>
    </message>
    <message>
        <source>“{0}” is open, and has the next number.</source>
        <translation>“{0}” está aberto e tem o próximo número.</translation>
    </message>
    <message numerus="yes">
        <source>%n things of this computer were added.</source>
        <translation>
            <numerusform>%n coisa deste computador foi adicionada.</numerusform>
            <numerusform>%n coisas deste computador foram adicionadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are to be mended first.</source>
        <translation>
            <numerusform>%n coisa deve ser corrigida antes.</numerusform>
            <numerusform>%n coisas devem ser corrigidas antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is good, and nobody has signed it yet.</source>
        <translation>Está correta, e ninguém a assinou ainda.</translation>
    </message>
    <message>
        <source>“{0}” is saved. Whoever has the key signs it: {1}</source>
        <translation>“{0}” foi salvo. Quem tem a chave o assina: {1}</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar o comando</translation>
    </message>
    <message>
        <source>What it does here</source>
        <translation>O que faz aqui</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Fechar sem salvar</translation>
    </message>
    <message>
        <source>What you picked is not saved yet.</source>
        <translation>O que você escolheu ainda não foi salvo.</translation>
    </message>
    <message>
        <source>Change a preset</source>
        <translation>Alterar uma predefinição</translation>
    </message>
    <message>
        <source>Presets (*.cais)</source>
        <translation>Predefinições (*.cais)</translation>
    </message>
    <message>
        <source>Save the preset</source>
        <translation>Salvar a predefinição</translation>
    </message>
</context>
<context>
    <name>MemoryLine</name>
    <message>
        <source>Memory in use</source>
        <translation>Memória em uso</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this message away</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>“{0}” says: {1}</source>
        <translation>“{0}” diz: {1}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>OfferPage</name>
    <message>
        <source>Signed by</source>
        <translation>Assinada por</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Dúvidas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use this preset</source>
        <translation>Usar esta predefinição</translation>
    </message>
    <message>
        <source>Nothing is changed until you use it.</source>
        <translation>Nada muda até você usá-la.</translation>
    </message>
    <message>
        <source>You use this preset of {0} already</source>
        <translation>Você já usa esta predefinição de {0}</translation>
    </message>
    <message>
        <source>Use the newer preset of {0}?</source>
        <translation>Usar a predefinição mais nova de {0}?</translation>
    </message>
    <message>
        <source>Use the preset of {0}?</source>
        <translation>Usar a predefinição de {0}?</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Copy the password</source>
        <translation>Copiar a senha</translation>
    </message>
    <message>
        <source>Who can read it?</source>
        <translation>Quem pode lê-la?</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Explorar</translation>
    </message>
</context>
<context>
    <name>PackageServersCard</name>
    <message>
        <source>Packages for R and Python come from these. Sign in where a server wants to know who you are. A tool that runs learns of it when it is opened again.</source>
        <translation>Os pacotes de R e Python vêm destes servidores. Entre naquele que quiser saber quem você é. Uma ferramenta em execução só fica sabendo quando for aberta de novo.</translation>
    </message>
    <message>
        <source>Package servers</source>
        <translation>Servidores de pacotes</translation>
    </message>
</context>
<context>
    <name>PackagesNotice</name>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>Packages can be installed now. In R, restart R first.</source>
        <translation>Agora já é possível instalar pacotes. No R, reinicie o R antes.</translation>
    </message>
</context>
<context>
    <name>PageDialogs</name>
    <message>
        <source>“{0}” says:</source>
        <translation>“{0}” diz:</translation>
    </message>
    <message>
        <source>“{0}” asks:</source>
        <translation>“{0}” pergunta:</translation>
    </message>
    <message>
        <source>Stop these messages</source>
        <translation>Parar estas mensagens</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>Check folders</source>
        <translation>Verificar pastas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Back to workspaces</source>
        <translation>Voltar aos espaços de trabalho</translation>
    </message>
</context>
<context>
    <name>PassphraseAsking</name>
    <message>
        <source>Enter your passphrase</source>
        <translation>Digite sua frase secreta</translation>
    </message>
    <message>
        <source>Kept passwords are locked until you do.</source>
        <translation>As senhas guardadas ficam bloqueadas até lá.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase secreta</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>Esqueceu?</translation>
    </message>
    <message>
        <source>{0} wants one to be asked for before kept passwords are used.</source>
        <translation>{0} quer que uma seja pedida antes que senhas guardadas sejam usadas.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Escolha uma frase secreta</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Usar esta frase secreta</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Mudar a frase secreta</translation>
    </message>
    <message>
        <source>From then on only the new one unlocks your kept passwords.</source>
        <translation>A partir daí, só a nova desbloqueia as senhas guardadas.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudar</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Frase secreta até agora</translation>
    </message>
    <message>
        <source>Use kept passwords without a passphrase?</source>
        <translation>Usar as senhas guardadas sem frase secreta?</translation>
    </message>
    <message>
        <source>The keyring of this computer alone keeps them from then on.</source>
        <translation>A partir daí, só o chaveiro deste computador as guarda.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desativar</translation>
    </message>
    <message>
        <source>Forget the passphrase?</source>
        <translation>Descartar a frase secreta?</translation>
    </message>
    <message>
        <source>The passwords that it keeps are deleted, as nobody can unlock them. Your connections stay, and Cais asks for each password when it is needed next. Nothing else is lost.</source>
        <translation>As senhas que ela protege são apagadas, pois ninguém consegue desbloqueá-las. Suas conexões ficam, e o Cais pede cada senha quando ela for necessária de novo. Nada mais se perde.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Confirm that it is you</source>
        <translation>Confirme que é você</translation>
    </message>
    <message>
        <source>This computer asks you in a window of its own. Kept passwords are locked until then.</source>
        <translation>Este computador pergunta em uma janela própria. Até lá as senhas guardadas ficam trancadas.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Perguntar de novo</translation>
    </message>
    <message>
        <source>It cannot be confirmed?</source>
        <translation>Não é possível confirmar?</translation>
    </message>
    <message>
        <source>Waiting for this computer’s own question to be answered…</source>
        <translation>Esperando a resposta à pergunta deste computador…</translation>
    </message>
    <message>
        <source>Cais asks for it before it uses a password that is kept on this computer.</source>
        <translation>O Cais a pede antes de usar uma senha guardada neste computador.</translation>
    </message>
    <message>
        <source>It is written down nowhere: if you forget it, you enter those passwords anew, and nothing else is lost.</source>
        <translation>Ela não fica anotada em lugar nenhum: se você a esquecer, informa essas senhas de novo, e nada mais se perde.</translation>
    </message>
    <message>
        <source>Have this computer confirm that it is you?</source>
        <translation>Deixar este computador confirmar que é você?</translation>
    </message>
    <message>
        <source>Cais has it ask for your own password or fingerprint first. That locks Cais and encrypts nothing: other programs that you run can still ask the keyring.</source>
        <translation>Antes, o Cais faz com que ele peça a sua própria senha ou impressão digital. Isso tranca o Cais e não criptografa nada: outros programas que você executa ainda podem pedir a senha ao chaveiro.</translation>
    </message>
    <message>
        <source>Try it and use it</source>
        <translation>Experimentar e usar</translation>
    </message>
    <message>
        <source>Use kept passwords without being asked?</source>
        <translation>Usar as senhas guardadas sem perguntar?</translation>
    </message>
    <message>
        <source>Confirm and turn off</source>
        <translation>Confirmar e desativar</translation>
    </message>
    <message>
        <source>Forget kept passwords?</source>
        <translation>Esquecer as senhas guardadas?</translation>
    </message>
    <message>
        <source>Without this computer’s word Cais gives none of them away: it deletes them, and asks this computer no more. Your connections stay, and Cais asks for each password when it is needed next. Nothing else is lost.</source>
        <translation>Sem a palavra deste computador o Cais não entrega nenhuma delas: ele as apaga e não pergunta mais a este computador. As suas conexões ficam, e o Cais pede cada senha na próxima vez que ela for necessária. Nada mais se perde.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Esquecê-las</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Choose a passphrase…</source>
        <translation>Escolher uma frase secreta…</translation>
    </message>
    <message>
        <source>Change it…</source>
        <translation>Mudar…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Mudar a frase secreta…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <translation>Desativar…</translation>
    </message>
    <message>
        <source>Turn the passphrase off…</source>
        <translation>Desativar a frase secreta…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Bloquear agora</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Depois de %n minuto</numerusform>
            <numerusform>Depois de %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>When Cais is opened again</source>
        <translation>Quando o Cais for aberto de novo</translation>
    </message>
    <message>
        <source>Who can read them?</source>
        <translation>Quem pode lê-las?</translation>
    </message>
    <message>
        <source>Who can read kept passwords?</source>
        <translation>Quem pode ler as senhas guardadas?</translation>
    </message>
    <message>
        <source>Have this computer confirm it…</source>
        <translation>Deixar este computador confirmar…</translation>
    </message>
    <message>
        <source>Turn the confirmation off…</source>
        <translation>Desativar a confirmação…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Perguntar de novo</translation>
    </message>
    <message>
        <source>Ask before kept passwords are used</source>
        <translation>Perguntar antes de usar senhas guardadas</translation>
    </message>
    <message>
        <source>Cais asks for your passphrase. Without it the keyring of this computer gives no password away, not even while you are signed in.</source>
        <translation>O Cais pede a sua frase secreta. Sem ela o chaveiro deste computador não entrega nenhuma senha, nem enquanto você está com a sessão aberta.</translation>
    </message>
    <message>
        <source>This computer confirms that it is you. That locks Cais, and encrypts nothing: other programs that you run can still ask the keyring. A passphrase keeps them out, too.</source>
        <translation>Este computador confirma que é você. Isso tranca o Cais e não criptografa nada: outros programas que você executa ainda podem pedir a senha ao chaveiro. Uma frase secreta também os deixa de fora.</translation>
    </message>
    <message>
        <source>Passwords in the keyring of this computer are not used until you choose how.</source>
        <translation>As senhas no chaveiro deste computador não são usadas até você escolher como.</translation>
    </message>
    <message>
        <source>Cais asks for nothing: whoever uses this computer as you can use the passwords in its keyring.</source>
        <translation>O Cais não pede nada: quem usa este computador como você pode usar as senhas do chaveiro dele.</translation>
    </message>
    <message>
        <source>No password is kept on this computer, so there is nothing to ask for.</source>
        <translation>Nenhuma senha é guardada neste computador, então não há o que perguntar.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>New passphrase</source>
        <translation>Nova frase secreta</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nova frase secreta outra vez</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message numerus="yes">
        <source>Take at least %n characters, best several words.</source>
        <translation>
            <numerusform>Use pelo menos %n caractere, de preferência várias palavras.</numerusform>
            <numerusform>Use pelo menos %n caracteres, de preferência várias palavras.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>As duas não são iguais.</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Everything in it that is yours is open to the tool already.</source>
        <translation>Tudo o que é seu nela já está aberto à ferramenta.</translation>
    </message>
    <message>
        <source>The tool will be allowed to read and change this folder.</source>
        <translation>A ferramenta poderá ler e alterar esta pasta.</translation>
    </message>
    <message>
        <source>The tool will be allowed to read this folder.</source>
        <translation>A ferramenta poderá ler esta pasta.</translation>
    </message>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n pasta</numerusform>
            <numerusform>%n pastas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n arquivo</numerusform>
            <numerusform>%n arquivos</numerusform>
        </translation>
    </message>
    <message>
        <source>A permission for it is added to {0} and {1}; what is added later has it, too.</source>
        <translation>Uma permissão para ela é acrescentada a {0} e {1}; o que vier depois também a terá.</translation>
    </message>
    <message>
        <source>All stays yours, nobody else is allowed more or less, and this can be undone here.</source>
        <translation>Tudo continua seu, ninguém mais ganha nem perde permissões, e isto pode ser desfeito aqui.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders in it belong to somebody else, and stay closed.</source>
        <translation>
            <numerusform>%n arquivo ou pasta nela pertence a outra pessoa e continua fechado.</numerusform>
            <numerusform>%n arquivos e pastas nela pertencem a outra pessoa e continuam fechados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tool is still allowed to use “{0}”.</source>
        <translation>A ferramenta ainda pode usar “{0}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders kept the permission: they belong to somebody else by now.</source>
        <translation>
            <numerusform>%n arquivo ou pasta manteve a permissão: agora pertence a outra pessoa.</numerusform>
            <numerusform>%n arquivos e pastas mantiveram a permissão: agora pertencem a outra pessoa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetCard</name>
    <message>
        <source>You took it</source>
        <translation>Escolhida por você</translation>
    </message>
    <message>
        <source>From your IT</source>
        <translation>Da sua TI</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Dúvidas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Mostrar o arquivo</translation>
    </message>
    <message>
        <source>Show the file of {0}</source>
        <translation>Mostrar o arquivo de {0}</translation>
    </message>
    <message>
        <source>Make an offline kit…</source>
        <translation>Criar um kit offline…</translation>
    </message>
    <message>
        <source>Make an offline kit of the preset of {0}…</source>
        <translation>Criar um kit offline da predefinição de {0}…</translation>
    </message>
    <message>
        <source>Stop using it…</source>
        <translation>Parar de usar…</translation>
    </message>
    <message>
        <source>Stop using the preset of {0}…</source>
        <translation>Parar de usar a predefinição de {0}…</translation>
    </message>
</context>
<context>
    <name>PresetFacts</name>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>By default</source>
        <translation>Por padrão</translation>
    </message>
    <message>
        <source>Your workspaces</source>
        <translation>Seus espaços de trabalho</translation>
    </message>
    <message>
        <source>Downloaded from {0}</source>
        <translation>Baixado de {0}</translation>
    </message>
    <message>
        <source>Built on this computer</source>
        <translation>Construído neste computador</translation>
    </message>
    <message>
        <source>you choose where it is</source>
        <translation>você escolhe onde fica</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>Who it is from</source>
        <translation>De quem é</translation>
    </message>
    <message>
        <source>People are told whose rules these are, and whom to ask.</source>
        <translation>As pessoas ficam sabendo de quem são as regras e a quem perguntar.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organização</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>A quem perguntar</translation>
    </message>
    <message>
        <source>Name of this preset, in small letters</source>
        <translation>Nome desta predefinição, em letras minúsculas</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válida até</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>What people choose from, and what of it comes from you.</source>
        <translation>Entre o que as pessoas escolhem e o que disso vem de você.</translation>
    </message>
    <message>
        <source>Only these can be chosen</source>
        <translation>Só estes podem ser escolhidos</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>Adicionar um ambiente</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Opens like</source>
        <translation>Abre como</translation>
    </message>
    <message>
        <source>Where it is downloaded from, with its checksum</source>
        <translation>De onde é baixado, com a soma de verificação</translation>
    </message>
    <message>
        <source>Can be changed</source>
        <translation>Pode ser alterada</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Necessária</translation>
    </message>
    <message>
        <source>Can go without</source>
        <translation>Podem ficar sem</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>What folders are for, where they are, and what tools may do with them.</source>
        <translation>Para que servem as pastas, onde ficam e o que as ferramentas podem fazer com elas.</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Outras pastas</translation>
    </message>
    <message>
        <source>Can be shared, too</source>
        <translation>Também podem ser compartilhadas</translation>
    </message>
    <message>
        <source>Cannot be shared</source>
        <translation>Não podem ser compartilhadas</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Adicionar uma pasta</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para que serve</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Ferramentas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Those of this computer come with “From this computer”, without their passwords.</source>
        <translation>As deste computador vêm com “Deste computador”, sem as senhas.</translation>
    </message>
    <message>
        <source>Other data connections</source>
        <translation>Outras conexões de dados</translation>
    </message>
    <message>
        <source>Can be used, too</source>
        <translation>Também podem ser usadas</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Não podem ser usadas</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Senhas</translation>
    </message>
    <message>
        <source>May be kept in the keyring</source>
        <translation>Podem ser guardadas no chaveiro</translation>
    </message>
    <message>
        <source>Are never kept</source>
        <translation>Nunca são guardadas</translation>
    </message>
    <message>
        <source>A passphrase before kept passwords are used</source>
        <translation>Uma frase secreta antes que senhas guardadas sejam usadas</translation>
    </message>
    <message>
        <source>Is needed</source>
        <translation>É necessária</translation>
    </message>
    <message>
        <source>Is up to each person</source>
        <translation>Fica a critério de cada pessoa</translation>
    </message>
    <message>
        <source>Memory and processors</source>
        <translation>Memória e processadores</translation>
    </message>
    <message>
        <source>For each tool that runs.</source>
        <translation>Para cada ferramenta em execução.</translation>
    </message>
    <message>
        <source>Memory, in GB</source>
        <translation>Memória, em GB</translation>
    </message>
    <message>
        <source>Memory at most, in GB</source>
        <translation>Memória no máximo, em GB</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Processadores</translation>
    </message>
    <message>
        <source>Processors at most</source>
        <translation>Processadores no máximo</translation>
    </message>
    <message>
        <source>Packages for {0} come from</source>
        <translation>Pacotes para {0} vêm de</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Where environments and packages come from.</source>
        <translation>De onde vêm os ambientes e os pacotes.</translation>
    </message>
    <message>
        <source>Environments come from these addresses alone</source>
        <translation>Ambientes vêm só destes endereços</translation>
    </message>
    <message>
        <source>Certificates of authorities that are trusted, too</source>
        <translation>Certificados de autoridades em que também se confia</translation>
    </message>
    <message>
        <source>Protection and record</source>
        <translation>Proteção e registro</translation>
    </message>
    <message>
        <source>What has to be so on each computer.</source>
        <translation>O que deve valer em cada computador.</translation>
    </message>
    <message>
        <source>Tools that need less protection</source>
        <translation>Ferramentas que precisam de menos proteção</translation>
    </message>
    <message>
        <source>Are not started</source>
        <translation>Não são iniciadas</translation>
    </message>
    <message>
        <source>What is done with workspaces</source>
        <translation>O que é feito com espaços de trabalho</translation>
    </message>
    <message>
        <source>Is written down, on that computer alone</source>
        <translation>É registrado, só naquele computador</translation>
    </message>
    <message>
        <source>Is not written down</source>
        <translation>Não é registrado</translation>
    </message>
    <message>
        <source>Cais at least in version</source>
        <translation>Cais ao menos na versão</translation>
    </message>
    <message>
        <source>Docker at least in version</source>
        <translation>Docker ao menos na versão</translation>
    </message>
    <message>
        <source>What people read</source>
        <translation>O que as pessoas leem</translation>
    </message>
    <message>
        <source>In your own words.</source>
        <translation>Em suas próprias palavras.</translation>
    </message>
    <message>
        <source>Beside whom to ask</source>
        <translation>Ao lado de a quem perguntar</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Não definido</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>File that tells which proxy</source>
        <translation>Arquivo que diz qual proxy</translation>
    </message>
    <message>
        <source>Before the first workspace, and where one is made</source>
        <translation>Antes do primeiro espaço de trabalho, e onde um é criado</translation>
    </message>
    <message>
        <source>Where people get Docker</source>
        <translation>Onde as pessoas obtêm o Docker</translation>
    </message>
    <message>
        <source>Addresses for workspaces</source>
        <translation>Endereços dos espaços de trabalho</translation>
    </message>
    <message>
        <source>Minutes until a tool that nobody uses is stopped</source>
        <translation>Minutos até parar uma ferramenta que ninguém usa</translation>
    </message>
    <message>
        <source>These cannot be chosen</source>
        <translation>Estes não podem ser escolhidos</translation>
    </message>
    <message>
        <source>Where it is on Linux</source>
        <translation>Onde fica no Linux</translation>
    </message>
    <message>
        <source>Where it is on Windows</source>
        <translation>Onde fica no Windows</translation>
    </message>
    <message>
        <source>Where it is on a Mac</source>
        <translation>Onde fica em um Mac</translation>
    </message>
    <message>
        <source>Kept passwords are locked again</source>
        <translation>As senhas guardadas são bloqueadas de novo</translation>
    </message>
    <message>
        <source>After {0} minutes</source>
        <translation>Depois de {0} minutos</translation>
    </message>
    <message>
        <source>When Cais is closed</source>
        <translation>Quando o Cais é fechado</translation>
    </message>
    <message>
        <source>Settings of Cais</source>
        <translation>Configurações do Cais</translation>
    </message>
    <message>
        <source>What people find on the page of this name.</source>
        <translation>O que as pessoas encontram na página com este nome.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escura</translation>
    </message>
    <message>
        <source>Tools, when Cais is closed</source>
        <translation>Ferramentas, quando o Cais é fechado</translation>
    </message>
    <message>
        <source>Are stopped</source>
        <translation>São paradas</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Continuam em execução</translation>
    </message>
    <message>
        <source>Newer versions of Cais</source>
        <translation>Versões mais novas do Cais</translation>
    </message>
    <message>
        <source>Are told of</source>
        <translation>São anunciadas</translation>
    </message>
    <message>
        <source>Are not told of</source>
        <translation>Não são anunciadas</translation>
    </message>
    <message>
        <source>Where newer versions are looked for</source>
        <translation>Onde versões mais novas são procuradas</translation>
    </message>
    <message>
        <source>Version that everybody is to have at least</source>
        <translation>Versão que todos devem ter no mínimo</translation>
    </message>
    <message>
        <source>Newest version that is told of</source>
        <translation>Versão mais nova que é anunciada</translation>
    </message>
</context>
<context>
    <name>PresetPreview</name>
    <message>
        <source>As people will see it</source>
        <translation>Como as pessoas verão</translation>
    </message>
    <message>
        <source>Use the preset of {0}?</source>
        <translation>Usar a predefinição de {0}?</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Dúvidas</translation>
    </message>
    <message>
        <source>It is shown here once what is marked is mended.</source>
        <translation>Aparece aqui assim que o que está marcado for corrigido.</translation>
    </message>
    <message>
        <source>What it would do on this computer</source>
        <translation>O que faria neste computador</translation>
    </message>
</context>
<context>
    <name>PresetScreens</name>
    <message>
        <source>Presets (*.cais)</source>
        <translation>Predefinições (*.cais)</translation>
    </message>
    <message>
        <source>Open a preset</source>
        <translation>Abrir uma predefinição</translation>
    </message>
    <message>
        <source>Preset of {0}</source>
        <translation>Predefinição de {0}</translation>
    </message>
    <message>
        <source>The preset of {0} is in force.</source>
        <translation>A predefinição de {0} está em vigor.</translation>
    </message>
    <message>
        <source>Make a preset</source>
        <translation>Criar uma predefinição</translation>
    </message>
    <message>
        <source>Workspace from a file</source>
        <translation>Espaço de trabalho de um arquivo</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Your IT. The key is the one that this computer was given.</source>
        <translation>A sua TI. A chave é a que este computador recebeu.</translation>
    </message>
    <message>
        <source>Somebody with a key that this computer does not know ({0}). Only use it if {1} gave it to you: nothing here proves that.</source>
        <translation>Alguém com uma chave que este computador não conhece ({0}). Use-a somente se a recebeu de {1}: nada aqui comprova isso.</translation>
    </message>
    <message>
        <source>Nobody. Anybody could have written it in the name of {0}: only use it if {0} gave it to you.</source>
        <translation>Ninguém. Qualquer pessoa poderia tê-la escrito em nome de {0}: use-a somente se a recebeu de {0}.</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>número {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>até {0}</translation>
    </message>
    <message>
        <source>Ask {0}</source>
        <translation>Pergunte a {0}</translation>
    </message>
    <message>
        <source>can be changed</source>
        <translation>pode ser alterada</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>somente leitura</translation>
    </message>
    <message>
        <source>you can go without</source>
        <translation>você pode ficar sem ela</translation>
    </message>
    <message>
        <source>“{0}” runs as {1} made it</source>
        <translation>“{0}” é executado como {1} o fez</translation>
    </message>
    <message>
        <source>“{0}” can be read only</source>
        <translation>“{0}” só pode ser lida</translation>
    </message>
    <message>
        <source>“{0}” is as {1} has it</source>
        <translation>“{0}” é como {1} definiu</translation>
    </message>
    <message>
        <source>“{0}” leads where {1} says</source>
        <translation>“{0}” leva aonde {1} determina</translation>
    </message>
    <message>
        <source>Nothing else can be chosen than: {0}</source>
        <translation>Só se pode escolher: {0}</translation>
    </message>
    <message>
        <source>These cannot be chosen: {0}</source>
        <translation>Não se pode escolher: {0}</translation>
    </message>
    <message>
        <source>Other folders can be shared, too</source>
        <translation>Outras pastas também podem ser compartilhadas</translation>
    </message>
    <message>
        <source>No other folders can be shared</source>
        <translation>Nenhuma outra pasta pode ser compartilhada</translation>
    </message>
    <message>
        <source>Other data connections can be used, too</source>
        <translation>Outras conexões de dados também podem ser usadas</translation>
    </message>
    <message>
        <source>No other data connections can be used</source>
        <translation>Nenhuma outra conexão de dados pode ser usada</translation>
    </message>
    <message>
        <source>A tool gets {0} of memory</source>
        <translation>Uma ferramenta recebe {0} de memória</translation>
    </message>
    <message>
        <source>A tool gets {0} of memory at most</source>
        <translation>Uma ferramenta recebe no máximo {0} de memória</translation>
    </message>
    <message>
        <source>Processors for a tool: {0}</source>
        <translation>Processadores para uma ferramenta: {0}</translation>
    </message>
    <message>
        <source>Processors for a tool: {0} at most</source>
        <translation>Processadores para uma ferramenta: no máximo {0}</translation>
    </message>
    <message>
        <source>Environments come from {0} alone</source>
        <translation>Os ambientes vêm somente de {0}</translation>
    </message>
    <message>
        <source>Who is vouched for by one of these is trusted, too: {0}</source>
        <translation>Também se confia em quem é atestado por uma destas autoridades: {0}</translation>
    </message>
    <message>
        <source>Workspaces have the addresses {0}</source>
        <translation>Os espaços de trabalho têm os endereços {0}</translation>
    </message>
    <message>
        <source>No tool may do without a part of its protection</source>
        <translation>Nenhuma ferramenta pode dispensar parte da proteção</translation>
    </message>
    <message>
        <source>Of their protection tools may do without: {0}</source>
        <translation>Da proteção, as ferramentas podem dispensar: {0}</translation>
    </message>
    <message>
        <source>Passwords may be kept in the keyring</source>
        <translation>As senhas podem ser guardadas no chaveiro</translation>
    </message>
    <message>
        <source>Passwords are not kept in the keyring</source>
        <translation>As senhas não são guardadas no chaveiro</translation>
    </message>
    <message>
        <source>Kept passwords are used only with a passphrase, or once this computer confirms who is there</source>
        <translation>Senhas guardadas só são usadas com uma frase secreta, ou depois que este computador confirma quem está ali</translation>
    </message>
    <message>
        <source>Kept passwords can be used without a passphrase</source>
        <translation>Senhas guardadas podem ser usadas sem uma frase secreta</translation>
    </message>
    <message>
        <source>Cais {0} or newer is needed</source>
        <translation>É necessário o Cais {0} ou mais novo</translation>
    </message>
    <message>
        <source>What runs your tools has to be version {0} or newer</source>
        <translation>O que executa suas ferramentas precisa ser da versão {0} ou mais nova</translation>
    </message>
    <message>
        <source>Packages for {0} come from {1}</source>
        <translation>Os pacotes do {0} vêm de {1}</translation>
    </message>
    <message>
        <source>“{0}” would no longer start. {1}.</source>
        <translation>“{0}” deixaria de abrir. {1}.</translation>
    </message>
    <message>
        <source>“{0}” can be started again.</source>
        <translation>“{0}” pode ser aberto de novo.</translation>
    </message>
    <message>
        <source>“{0}” gets another environment, which comes with its next start.</source>
        <translation>“{0}” recebe outro ambiente na próxima abertura.</translation>
    </message>
    <message>
        <source>as much as usual</source>
        <translation>o habitual</translation>
    </message>
    <message>
        <source>“{0}” may use other memory: {2}, until now {1}.</source>
        <translation>“{0}” passa a poder usar outra memória: {2}; até agora, {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%n other workspaces go on as they are.</source>
        <translation>
            <numerusform>Mais %n espaço de trabalho continua como está.</numerusform>
            <numerusform>Mais %n espaços de trabalho continuam como estão.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workspaces go on as they are.</source>
        <translation>
            <numerusform>%n espaço de trabalho continua como está.</numerusform>
            <numerusform>%n espaços de trabalho continuam como estão.</numerusform>
        </translation>
    </message>
    <message>
        <source>A tool that runs goes on until it is stopped. This holds from its next start on.</source>
        <translation>Uma ferramenta em execução continua até ser parada. Isto vale a partir da próxima abertura.</translation>
    </message>
    <message>
        <source>You have no workspaces that it would change.</source>
        <translation>Você não tem espaços de trabalho que isso mudaria.</translation>
    </message>
    <message>
        <source>What is done with workspaces is written down, here alone</source>
        <translation>O que é feito com espaços de trabalho é registrado, só aqui</translation>
    </message>
    <message>
        <source>What is done with workspaces is not written down</source>
        <translation>O que é feito com espaços de trabalho não é registrado</translation>
    </message>
    <message>
        <source>like the system</source>
        <translation>como o sistema</translation>
    </message>
    <message>
        <source>light</source>
        <translation>em modo claro</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>em modo escuro</translation>
    </message>
    <message>
        <source>Cais is shown {0}</source>
        <translation>O Cais é exibido {0}</translation>
    </message>
    <message>
        <source>Cais speaks {0}</source>
        <translation>O Cais fala {0}</translation>
    </message>
    <message>
        <source>Tools are stopped when Cais is closed</source>
        <translation>As ferramentas param quando o Cais é fechado</translation>
    </message>
    <message>
        <source>Tools keep running when Cais is closed</source>
        <translation>As ferramentas continuam quando o Cais é fechado</translation>
    </message>
    <message>
        <source>Kept passwords are locked again when Cais is closed</source>
        <translation>Senhas guardadas voltam a ser bloqueadas quando o Cais é fechado</translation>
    </message>
    <message numerus="yes">
        <source>Kept passwords are locked again after %n minutes</source>
        <translation>
            <numerusform>Senhas guardadas voltam a ser bloqueadas após %n minuto</numerusform>
            <numerusform>Senhas guardadas voltam a ser bloqueadas após %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>People read: “{0}”</source>
        <translation>As pessoas leem: “{0}”</translation>
    </message>
    <message>
        <source>What runs your tools is got at {0}</source>
        <translation>O que executa suas ferramentas é obtido em {0}</translation>
    </message>
    <message>
        <source>What {0} requires expires on {1}. Nothing new starts from then on: ask {2} for a newer preset.</source>
        <translation>O que {0} exige vence em {1}. A partir daí nada novo inicia: peça a {2} uma predefinição mais nova.</translation>
    </message>
    <message>
        <source>Cais tells of newer versions</source>
        <translation>O Cais avisa de versões mais novas</translation>
    </message>
    <message>
        <source>Cais does not tell of newer versions</source>
        <translation>O Cais não avisa de versões mais novas</translation>
    </message>
    <message>
        <source>Newer versions of Cais are told of by {0}</source>
        <translation>Quem avisa de versões mais novas do Cais é {0}</translation>
    </message>
    <message>
        <source>Cais {0} or newer is wanted</source>
        <translation>Pede-se o Cais {0} ou mais novo</translation>
    </message>
    <message>
        <source>Versions of Cais above {0} are not told of</source>
        <translation>De versões do Cais acima da {0} não se avisa</translation>
    </message>
    <message numerus="yes">
        <source>A tool that nobody uses is stopped after %n minutes</source>
        <translation>
            <numerusform>Uma ferramenta que ninguém usa é parada após %n minuto</numerusform>
            <numerusform>Uma ferramenta que ninguém usa é parada após %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetsPage</name>
    <message>
        <source>Open a preset…</source>
        <translation>Abrir uma predefinição…</translation>
    </message>
    <message>
        <source>Use an offline kit…</source>
        <translation>Usar um kit offline…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Predefinições</translation>
    </message>
    <message>
        <source>What holds has changed while Cais was open. Tools that run go on as they are; it holds for each from its next start on.</source>
        <translation>O que vale mudou enquanto o Cais estava aberto. As ferramentas em execução continuam como estão; vale para cada uma a partir da próxima abertura.</translation>
    </message>
    <message>
        <source>The preset of {0} is not in use any more.</source>
        <translation>A predefinição de {0} não está mais em uso.</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Sem efeito</translation>
    </message>
    <message>
        <source>These files look as if they were IT’s, and do not count. IT can see here why.</source>
        <translation>Estes arquivos parecem ser da TI e não contam. A TI pode ver aqui o motivo.</translation>
    </message>
    <message>
        <source>Your organisation has set nothing here</source>
        <translation>A sua organização não definiu nada aqui</translation>
    </message>
    <message>
        <source>A preset is a file that your IT or your team’s lead hands out. It brings tools, folders and data connections, and may set limits. Open the one that you were given, or drop it on this window: you see what it does before anything is changed.</source>
        <translation>Uma predefinição é um arquivo que a TI ou a liderança da equipe distribui. Ela traz ferramentas, pastas e conexões de dados, e pode definir limites. Abra a que você recebeu ou solte-a nesta janela: você vê o que ela faz antes que algo mude.</translation>
    </message>
    <message>
        <source>Open a preset…, from the card</source>
        <translation>Abrir uma predefinição…, no cartão</translation>
    </message>
    <message>
        <source>The newest preset could not be fetched</source>
        <translation>Não foi possível obter a predefinição mais nova</translation>
    </message>
    <message>
        <source>The one that came last goes on holding. Cais asks again every few hours.</source>
        <translation>A última recebida continua valendo. O Cais pergunta de novo a cada poucas horas.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>First rows</source>
        <translation>Primeiras linhas</translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation>Lendo as primeiras linhas…</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>A leitura foi interrompida.</translation>
    </message>
    <message>
        <source>For Python</source>
        <translation>Para Python</translation>
    </message>
    <message>
        <source>For R</source>
        <translation>Para R</translation>
    </message>
    <message>
        <source>It was copied. Paste it into a tool that “{0}” is ticked for.</source>
        <translation>Copiado. Cole em uma ferramenta para a qual “{0}” esteja marcada.</translation>
    </message>
</context>
<context>
    <name>PrintChoice</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salvar como PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Print on paper</source>
        <translation>Imprimir em papel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Save in another place</source>
        <translation>Salvar em outro lugar</translation>
    </message>
    <message>
        <source>Save as PDF, or print?</source>
        <translation>Salvar como PDF ou imprimir?</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>This could not be made into a PDF. Reload the page, then try again.</source>
        <translation>Não foi possível gerar um PDF disto. Recarregue a página e tente de novo.</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Back to workspaces</source>
        <translation>Voltar aos espaços de trabalho</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>Aconteceu algo inesperado</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send the details to IT.</source>
        <translation>Tente de novo. Se acontecer outra vez, envie os detalhes à TI.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>{0} is not running</source>
        <translation>O {0} não está em execução</translation>
    </message>
    <message>
        <source>Tools run inside {0}. Starting it takes up to a minute.</source>
        <translation>As ferramentas funcionam dentro do {0}. Iniciá-lo leva até um minuto.</translation>
    </message>
    <message>
        <source>Start {0}</source>
        <translation>Iniciar o {0}</translation>
    </message>
    <message>
        <source>The engine that your workspaces use is not running</source>
        <translation>O mecanismo que seus espaços de trabalho usam não está em execução</translation>
    </message>
    <message>
        <source>{0}, which your workspaces use, is not running</source>
        <translation>O {0}, que seus espaços de trabalho usam, não está em execução</translation>
    </message>
    <message>
        <source>Starting it takes up to a minute. {0} runs too; you can change to it in Settings.</source>
        <translation>Iniciá-lo leva até um minuto. O {0} já está em execução; você pode mudar para ele nas Configurações.</translation>
    </message>
    <message>
        <source>Start it to have everything as it was, or go on with {0}: there tools start afresh, with the same folders.</source>
        <translation>Inicie-o para ter tudo como antes ou continue com o {0}: nele as ferramentas começam do zero, com as mesmas pastas.</translation>
    </message>
    <message>
        <source>Use {0} instead</source>
        <translation>Usar o {0}</translation>
    </message>
    <message>
        <source>Restart the computer if this happens again.</source>
        <translation>Reinicie o computador se isso acontecer de novo.</translation>
    </message>
    <message numerus="yes">
        <source>It was given %n seconds.</source>
        <translation>
            <numerusform>O Cais esperou %n segundo.</numerusform>
            <numerusform>O Cais esperou %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} did not start</source>
        <translation>O {0} não iniciou</translation>
    </message>
    <message>
        <source>Your account may not use Docker</source>
        <translation>Sua conta não tem permissão para usar o Docker</translation>
    </message>
    <message>
        <source>{0} is too old</source>
        <translation>O {0} é antigo demais</translation>
    </message>
    <message>
        <source>Update it to version {0} or later.</source>
        <translation>Atualize-o para a versão {0} ou mais recente.</translation>
    </message>
    <message>
        <source>{0} is set up for Windows tools</source>
        <translation>O {0} está configurado para ferramentas do Windows</translation>
    </message>
    <message>
        <source>Choose “Switch to Linux containers” in its menu, then try again.</source>
        <translation>Escolha “Switch to Linux containers” no menu dele e tente de novo.</translation>
    </message>
    <message>
        <source>{0} does not keep tools from harming this computer</source>
        <translation>O {0} não impede que as ferramentas prejudiquem este computador</translation>
    </message>
    <message>
        <source>Update it, or choose another engine in Settings.</source>
        <translation>Atualize-o ou escolha outro mecanismo nas Configurações.</translation>
    </message>
    <message>
        <source>The engine is on another computer: {0}</source>
        <translation>O mecanismo está em outro computador: {0}</translation>
    </message>
    <message>
        <source>It cannot reach your folders. Choose an engine on this computer in Settings.</source>
        <translation>Ele não tem acesso às suas pastas. Escolha nas Configurações um mecanismo deste computador.</translation>
    </message>
    <message>
        <source>The remote engine does not answer</source>
        <translation>O mecanismo remoto não responde</translation>
    </message>
    <message>
        <source>Check the connection to {0}, for example a VPN.</source>
        <translation>Verifique a conexão com {0}, por exemplo a VPN.</translation>
    </message>
    <message>
        <source>Docker stopped while Cais was using it</source>
        <translation>O Docker parou enquanto o Cais o usava</translation>
    </message>
    <message>
        <source>Wait until it runs again, then try again. Your folders are unchanged.</source>
        <translation>Espere até que ele volte a funcionar e tente de novo. Suas pastas não foram alteradas.</translation>
    </message>
    <message>
        <source>Docker does not answer</source>
        <translation>O Docker não responde</translation>
    </message>
    <message numerus="yes">
        <source>It has been silent for %n seconds. Restart it, then try again.</source>
        <translation>
            <numerusform>Ele está em silêncio há %n segundo. Reinicie-o e tente de novo.</numerusform>
            <numerusform>Ele está em silêncio há %n segundos. Reinicie-o e tente de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no disk space left</source>
        <translation>Não há mais espaço em disco</translation>
    </message>
    <message>
        <source>Free some space on this computer, then try again.</source>
        <translation>Libere espaço neste computador e tente de novo.</translation>
    </message>
    <message>
        <source>Send the details to IT. Nothing was changed or removed.</source>
        <translation>Envie os detalhes à TI. Nada foi alterado nem removido.</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Mostrar o arquivo</translation>
    </message>
    <message>
        <source>The list of tools cannot be read</source>
        <translation>Não foi possível ler a lista de ferramentas</translation>
    </message>
    <message>
        <source>Some settings cannot be read</source>
        <translation>Não foi possível ler algumas configurações</translation>
    </message>
    <message>
        <source>One workspace cannot be read</source>
        <translation>Não foi possível ler um espaço de trabalho</translation>
    </message>
    <message>
        <source>One workspace was made by a newer Cais</source>
        <translation>Um espaço de trabalho foi criado por uma versão mais nova do Cais</translation>
    </message>
    <message>
        <source>Update Cais to open it. Nothing was changed.</source>
        <translation>Atualize o Cais para abri-lo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>What is done here cannot be written down</source>
        <translation>O que é feito aqui não pode ser registrado</translation>
    </message>
    <message>
        <source>You can go on working. Make room on the disk, or see that “{0}” can be changed.</source>
        <translation>Você pode continuar trabalhando. Libere espaço no disco ou verifique se “{0}” pode ser alterado.</translation>
    </message>
    <message>
        <source>Cais cannot save its own files</source>
        <translation>O Cais não consegue salvar os próprios arquivos</translation>
    </message>
    <message>
        <source>Make sure that “{0}” can be written, then try again.</source>
        <translation>Veja se é possível gravar em “{0}” e tente de novo.</translation>
    </message>
    <message>
        <source>Change folders</source>
        <translation>Alterar pastas</translation>
    </message>
    <message>
        <source>The folder “{0}” is another one now</source>
        <translation>A pasta “{0}” agora é outra</translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be shared</source>
        <translation>A pasta “{0}” não pode ser compartilhada</translation>
    </message>
    <message>
        <source>Choose a folder that holds only your project.</source>
        <translation>Escolha uma pasta que contenha só o seu projeto.</translation>
    </message>
    <message>
        <source>The folder “{0}” is not there any more</source>
        <translation>A pasta “{0}” não existe mais</translation>
    </message>
    <message>
        <source>Reconnect the drive it is on, or choose another folder.</source>
        <translation>Reconecte a unidade em que ela está ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>“{0}” could not be put back</source>
        <translation>Não foi possível recuperar “{0}”</translation>
    </message>
    <message>
        <source>Close what else has it open. It is offered again when the tool is next opened.</source>
        <translation>Feche o que mais estiver com ele aberto. A recuperação será oferecida de novo na próxima vez que a ferramenta for aberta.</translation>
    </message>
    <message>
        <source>Docker cannot reach the folder “{0}”</source>
        <translation>O Docker não tem acesso à pasta “{0}”</translation>
    </message>
    <message>
        <source>Choose a folder on this computer’s own disk, or ask IT to share this place with Docker.</source>
        <translation>Escolha uma pasta no disco deste computador ou peça à TI para compartilhar este local com o Docker.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then try again.</source>
        <translation>Verifique a conexão com a internet e tente de novo.</translation>
    </message>
    <message>
        <source>Step {0} of {1} did not work.</source>
        <translation>A etapa {0} de {1} não deu certo.</translation>
    </message>
    <message>
        <source>This environment could not be built</source>
        <translation>Não foi possível montar este ambiente</translation>
    </message>
    <message>
        <source>This computer cannot sign in there while it builds an environment. Ask IT for one that is ready-made.</source>
        <translation>Este computador não consegue entrar lá enquanto monta um ambiente. Peça à TI um que já venha pronto.</translation>
    </message>
    <message>
        <source>This environment is no longer offered</source>
        <translation>Este ambiente não é mais oferecido</translation>
    </message>
    <message>
        <source>Make a new workspace with the same folders, which are unchanged, or ask IT where it went.</source>
        <translation>Crie um novo espaço de trabalho com as mesmas pastas, que não foram alteradas, ou pergunte à TI o que houve com o ambiente.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Choose another one, or ask IT where it went.</source>
        <translation>Escolha outro ou pergunte à TI o que houve com ele.</translation>
    </message>
    <message>
        <source>This environment was not made for this kind of computer</source>
        <translation>Este ambiente não foi feito para este tipo de computador</translation>
    </message>
    <message>
        <source>Choose another one. The Python and R starters are made on the computer itself.</source>
        <translation>Escolha outro. “Python para começar” e “R para começar” são montados no próprio computador.</translation>
    </message>
    <message>
        <source>Your account may not download this environment</source>
        <translation>Sua conta não tem permissão para baixar este ambiente</translation>
    </message>
    <message>
        <source>Ask IT for access to it, then try again.</source>
        <translation>Peça acesso à TI e tente de novo.</translation>
    </message>
    <message>
        <source>The download server allows no more downloads for now</source>
        <translation>O servidor não permite baixar mais nada por enquanto</translation>
    </message>
    <message>
        <source>Wait an hour, then try again.</source>
        <translation>Espere uma hora e tente de novo.</translation>
    </message>
    <message>
        <source>A user name with a colon cannot be used here</source>
        <translation>Um nome de usuário com dois-pontos não pode ser usado aqui</translation>
    </message>
    <message>
        <source>This user name is too long for the programs in a tool</source>
        <translation>Este nome de usuário é longo demais para os programas de uma ferramenta</translation>
    </message>
    <message>
        <source>This password is too long for the programs in a tool</source>
        <translation>Esta senha é longa demais para os programas de uma ferramenta</translation>
    </message>
    <message>
        <source>This user name has a line break or another character that is not seen</source>
        <translation>Este nome de usuário tem uma quebra de linha ou outro caractere invisível</translation>
    </message>
    <message>
        <source>This password has a line break or another character that is not seen</source>
        <translation>Esta senha tem uma quebra de linha ou outro caractere invisível</translation>
    </message>
    <message>
        <source>Type it anew, or ask IT for an access token.</source>
        <translation>Digite de novo ou peça um token de acesso à TI.</translation>
    </message>
    <message>
        <source>Packages come from {0}, which wants a sign-in</source>
        <translation>Os pacotes vêm de {0}, que exige entrada</translation>
    </message>
    <message>
        <source>It takes no user name and password. Ask IT for a server that does.</source>
        <translation>Ele não aceita nome de usuário e senha. Peça à TI um servidor que aceite.</translation>
    </message>
    <message>
        <source>Sign in there, or ask IT for an account.</source>
        <translation>Entre lá ou peça uma conta à TI.</translation>
    </message>
    <message>
        <source>{0} could not be reached</source>
        <translation>Não foi possível chegar a {0}</translation>
    </message>
    <message>
        <source>{0} could not prove who it is</source>
        <translation>{0} não conseguiu provar quem é</translation>
    </message>
    <message>
        <source>Ask IT to add its certificate authority to your organisation’s preset.</source>
        <translation>Peça à TI para incluir a autoridade certificadora dele na predefinição da sua organização.</translation>
    </message>
    <message>
        <source>There is no room for the offline kit</source>
        <translation>Não há espaço para o kit offline</translation>
    </message>
    <message>
        <source>Choose a place with more room, or make some there.</source>
        <translation>Escolha um lugar com mais espaço ou libere espaço nele.</translation>
    </message>
    <message>
        <source>This drive takes no files as large as an environment</source>
        <translation>Esta unidade não aceita arquivos tão grandes quanto um ambiente</translation>
    </message>
    <message>
        <source>Format the stick as exFAT or NTFS, or choose another place: FAT32 takes 4 GB in a file.</source>
        <translation>Formate o pendrive como exFAT ou NTFS, ou escolha outro lugar: FAT32 aceita até 4 GB por arquivo.</translation>
    </message>
    <message>
        <source>The download was interrupted</source>
        <translation>O download foi interrompido</translation>
    </message>
    <message>
        <source>Check that this computer is connected, then try again.</source>
        <translation>Veja se este computador está conectado e tente de novo.</translation>
    </message>
    <message>
        <source>The download could not start</source>
        <translation>Não foi possível começar o download</translation>
    </message>
    <message>
        <source>The download server could not prove who it is</source>
        <translation>O servidor de downloads não conseguiu provar quem é</translation>
    </message>
    <message>
        <source>Ask IT to add your company&apos;s certificate to Docker.</source>
        <translation>Peça à TI para incluir o certificado da sua empresa no Docker.</translation>
    </message>
    <message>
        <source>The download was damaged or changed on its way</source>
        <translation>O download foi danificado ou alterado no caminho</translation>
    </message>
    <message>
        <source>Nothing of it was used. Send the details to IT before you try again.</source>
        <translation>Nada do que chegou foi usado. Envie os detalhes à TI antes de tentar de novo.</translation>
    </message>
    <message>
        <source>The tool needed more than {0} of memory</source>
        <translation>A ferramenta precisou de mais de {0} de memória</translation>
    </message>
    <message>
        <source>Give it more memory and open it again. Your folders are unchanged.</source>
        <translation>Dê mais memória a ela e abra de novo. Suas pastas não foram alteradas.</translation>
    </message>
    <message>
        <source>Give it more memory</source>
        <translation>Dar mais memória</translation>
    </message>
    <message>
        <source>The tool could not be started</source>
        <translation>A ferramenta não pôde ser iniciada</translation>
    </message>
    <message>
        <source>Restart the computer, then try again. If it happens again, send the details to IT.</source>
        <translation>Reinicie o computador e tente de novo. Se acontecer outra vez, envie os detalhes à TI.</translation>
    </message>
    <message>
        <source>The tool ended by itself</source>
        <translation>A ferramenta fechou sozinha</translation>
    </message>
    <message>
        <source>Open it again. If it ends again, send the details to IT.</source>
        <translation>Abra de novo. Se ela fechar outra vez, envie os detalhes à TI.</translation>
    </message>
    <message>
        <source>The tool did not become ready</source>
        <translation>A ferramenta não ficou pronta</translation>
    </message>
    <message numerus="yes">
        <source>It was given %n seconds. Try again; a busy computer may need longer.</source>
        <translation>
            <numerusform>O Cais esperou %n segundo. Tente de novo; um computador ocupado pode precisar de mais tempo.</numerusform>
            <numerusform>O Cais esperou %n segundos. Tente de novo; um computador ocupado pode precisar de mais tempo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tool could not be opened</source>
        <translation>Não foi possível abrir a ferramenta</translation>
    </message>
    <message>
        <source>What was set aside is not there any more</source>
        <translation>O que foi posto à parte não está mais lá</translation>
    </message>
    <message>
        <source>Somebody removed it, or it is on another engine. Start fresh in another way; nothing was changed.</source>
        <translation>Alguém o removeu, ou está em outro motor. Comece de novo de outra forma; nada foi mudado.</translation>
    </message>
    <message>
        <source>Another program is in the way</source>
        <translation>Outro programa está ocupando o lugar</translation>
    </message>
    <message>
        <source>Try again: Cais then takes another place on this computer.</source>
        <translation>Tente de novo: o Cais usará outro lugar neste computador.</translation>
    </message>
    <message>
        <source>This computer does not let Cais protect the tool&apos;s page</source>
        <translation>Este computador não deixa o Cais proteger a página da ferramenta</translation>
    </message>
    <message>
        <source>It was not opened. Ask IT to allow user namespaces for Cais; the details say what forbids them.</source>
        <translation>Ela não foi aberta. Peça à TI que permita “user namespaces” para o Cais; os detalhes dizem o que os proíbe.</translation>
    </message>
    <message>
        <source>There is no room for one more workspace</source>
        <translation>Não cabe mais um espaço de trabalho</translation>
    </message>
    <message>
        <source>Remove one that you no longer need, then try again. To stop one is not enough.</source>
        <translation>Remova um de que não precise mais e tente de novo. Só parar um deles não basta.</translation>
    </message>
    <message numerus="yes">
        <source>It has been silent for %n seconds.</source>
        <translation>
            <numerusform>Ele está sem responder há %n segundo.</numerusform>
            <numerusform>Ele está sem responder há %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out of this computer and in again, then try again.</source>
        <translation>Saia da sua conta neste computador, entre de novo e tente outra vez.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not answer</source>
        <translation>O chaveiro deste computador não responde</translation>
    </message>
    <message>
        <source>Enter the passphrase…</source>
        <translation>Digitar a frase secreta…</translation>
    </message>
    <message>
        <source>Mind capital letters and the keyboard’s language, then try again.</source>
        <translation>Confira as maiúsculas e o idioma do teclado e tente de novo.</translation>
    </message>
    <message>
        <source>That is not the passphrase</source>
        <translation>Essa não é a frase secreta</translation>
    </message>
    <message>
        <source>This computer has no keyring that Cais can use</source>
        <translation>Este computador não tem um chaveiro que o Cais consiga usar</translation>
    </message>
    <message>
        <source>Keep passwords for this session only, or ask IT for a keyring.</source>
        <translation>Guarde as senhas só durante esta sessão ou peça um chaveiro à TI.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked</source>
        <translation>O chaveiro deste computador está bloqueado</translation>
    </message>
    <message>
        <source>Unlock it, or sign out of this computer and in again, then try again.</source>
        <translation>Desbloqueie-o, ou saia da sua conta neste computador e entre de novo, e depois tente outra vez.</translation>
    </message>
    <message>
        <source>The keyring was not unlocked</source>
        <translation>O chaveiro não foi desbloqueado</translation>
    </message>
    <message>
        <source>Try again and enter its password, which is often the one that you sign in to this computer with.</source>
        <translation>Tente de novo e digite a senha do chaveiro, que muitas vezes é a mesma com que você entra neste computador.</translation>
    </message>
    <message>
        <source>The keyring stopped while Cais was using it</source>
        <translation>O chaveiro parou enquanto o Cais o usava</translation>
    </message>
    <message>
        <source>Sign out of this computer and in again if this happens again.</source>
        <translation>Se acontecer de novo, saia da sua conta neste computador e entre outra vez.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not work as it should</source>
        <translation>O chaveiro deste computador não funciona como deveria</translation>
    </message>
    <message>
        <source>Try again, or keep the password for this session only.</source>
        <translation>Tente de novo ou guarde a senha só durante esta sessão.</translation>
    </message>
    <message>
        <source>Your kept passwords are locked</source>
        <translation>Suas senhas guardadas estão bloqueadas</translation>
    </message>
    <message>
        <source>Enter the passphrase that you chose in Cais, and it goes on.</source>
        <translation>Digite a frase secreta que você escolheu no Cais, e o trabalho continua.</translation>
    </message>
    <message>
        <source>{0} asks for a passphrase before kept passwords are used</source>
        <translation>{0} pede uma frase secreta antes que senhas guardadas sejam usadas</translation>
    </message>
    <message>
        <source>Choose one, and it goes on. Where this computer can confirm that it is you, that will do as well: see the settings.</source>
        <translation>Escolha uma, e tudo continua. Onde este computador pode confirmar que é você, isso também serve: veja as configurações.</translation>
    </message>
    <message>
        <source>Choose a passphrase…</source>
        <translation>Escolher uma frase secreta…</translation>
    </message>
    <message>
        <source>Your kept passwords can no longer be unlocked</source>
        <translation>Suas senhas guardadas não podem mais ser desbloqueadas</translation>
    </message>
    <message>
        <source>The keyring has lost what the passphrase opens. Forget the passphrase, then enter your passwords anew.</source>
        <translation>O chaveiro perdeu o que a frase secreta abre. Descarte a frase secreta e digite as senhas de novo.</translation>
    </message>
    <message>
        <source>Forget the passphrase…</source>
        <translation>Descartar a frase secreta…</translation>
    </message>
    <message>
        <source>A password in the keyring is damaged</source>
        <translation>Uma senha guardada no chaveiro está danificada</translation>
    </message>
    <message>
        <source>Enter it again for its connection, then try again.</source>
        <translation>Digite-a de novo na conexão a que pertence e tente outra vez.</translation>
    </message>
    <message>
        <source>It is about line {0}.</source>
        <translation>O problema está na linha {0}.</translation>
    </message>
    <message>
        <source>No connection can be made of this</source>
        <translation>Não dá para criar uma conexão a partir disto</translation>
    </message>
    <message>
        <source>There is no connection in it. Choose another file, or fill in the form.</source>
        <translation>Não há nenhuma conexão aqui. Escolha outro arquivo ou preencha o formulário.</translation>
    </message>
    <message>
        <source>Cais does not know “{0}” addresses. Choose the kind of data and fill in the form.</source>
        <translation>O Cais não conhece endereços “{0}”. Escolha o tipo de dados e preencha o formulário.</translation>
    </message>
    <message>
        <source>“{0}” is missing in it. Fill in the form by hand.</source>
        <translation>Falta “{0}”. Preencha o formulário à mão.</translation>
    </message>
    <message>
        <source>It is a person’s own sign-in, which cannot be handed on. Ask IT for the key of a service account.</source>
        <translation>É a identificação de uma pessoa, que não pode ser repassada. Peça à TI a chave de uma conta de serviço.</translation>
    </message>
    <message>
        <source>What “{0}” signs in with ends in a few hours. Ask IT for a lasting key.</source>
        <translation>A chave de “{0}” vence em poucas horas. Peça à TI uma chave duradoura.</translation>
    </message>
    <message>
        <source>It takes its sign-in from elsewhere (“{0}”). Ask IT for a key to use here.</source>
        <translation>A identificação vem de outro lugar (“{0}”). Peça à TI uma chave para usar aqui.</translation>
    </message>
    <message>
        <source>It does not look as expected. Choose another file, or fill in the form.</source>
        <translation>O conteúdo não é o esperado. Escolha outro arquivo ou preencha o formulário.</translation>
    </message>
    <message>
        <source>One data connection cannot be read</source>
        <translation>Não foi possível ler uma conexão de dados</translation>
    </message>
    <message>
        <source>One data connection was made by a newer Cais</source>
        <translation>Uma conexão de dados foi criada por um Cais mais novo</translation>
    </message>
    <message>
        <source>Update Cais to use it. Nothing was changed.</source>
        <translation>Atualize o Cais para usá-la. Nada foi alterado.</translation>
    </message>
    <message>
        <source>The password of “{0}” is not kept here</source>
        <translation>A senha de “{0}” não está guardada aqui</translation>
    </message>
    <message>
        <source>Enter it, then try again.</source>
        <translation>Digite-a e tente outra vez.</translation>
    </message>
    <message>
        <source>This is too long for a password or key</source>
        <translation>Isto é longo demais para uma senha ou chave</translation>
    </message>
    <message>
        <source>Cais keeps up to {0}. Put larger files into a folder of the project.</source>
        <translation>O Cais guarda até {0}. Coloque arquivos maiores numa pasta do projeto.</translation>
    </message>
    <message numerus="yes">
        <source>That is possible in %n seconds.</source>
        <translation>
            <numerusform>Isso é possível em %n segundo.</numerusform>
            <numerusform>Isso é possível em %n segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was stopped after %n seconds.</source>
        <translation>
            <numerusform>Foi interrompido após %n segundo.</numerusform>
            <numerusform>Foi interrompido após %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again later, or ask for less of it in a notebook.</source>
        <translation>Tente mais tarde, ou peça menos dele em um notebook.</translation>
    </message>
    <message>
        <source>“{0}” takes too long to answer</source>
        <translation>“{0}” demora demais para responder</translation>
    </message>
    <message>
        <source>There is nothing yet to look into “{0}” with</source>
        <translation>Ainda não há com o que olhar “{0}”</translation>
    </message>
    <message>
        <source>Open a workspace once: its environment can read data. Then try again.</source>
        <translation>Abra um espaço de trabalho uma vez: o ambiente dele pode ler dados. Depois tente de novo.</translation>
    </message>
    <message>
        <source>No environment here has a driver for {0}</source>
        <translation>Nenhum ambiente aqui tem um driver para {0}</translation>
    </message>
    <message>
        <source>Open a workspace whose environment has one, such as the Python starter, then try again.</source>
        <translation>Abra um espaço de trabalho cujo ambiente tenha um, como o Python para começar, e tente de novo.</translation>
    </message>
    <message>
        <source>“{0}” cannot be reached</source>
        <translation>Não foi possível conectar a “{0}”</translation>
    </message>
    <message>
        <source>Looking around in “{0}” was interrupted</source>
        <translation>A exploração de “{0}” foi interrompida</translation>
    </message>
    <message>
        <source>Try again. Nothing was changed.</source>
        <translation>Tente de novo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” is closed to this user</source>
        <translation>“{0}” está fechado para este usuário</translation>
    </message>
    <message>
        <source>Ask whoever looks after the data for the right to read it, then try again.</source>
        <translation>Peça a quem cuida dos dados a permissão de leitura e tente de novo.</translation>
    </message>
    <message>
        <source>“{0}” is not there any more</source>
        <translation>“{0}” não existe mais</translation>
    </message>
    <message>
        <source>Choose Refresh to see what there is now.</source>
        <translation>Escolha Atualizar para ver o que há agora.</translation>
    </message>
    <message>
        <source>The server cannot show “{0}”</source>
        <translation>O servidor não consegue mostrar “{0}”</translation>
    </message>
    <message>
        <source>Choose another table, or ask whoever looks after the data.</source>
        <translation>Escolha outra tabela ou pergunte a quem cuida dos dados.</translation>
    </message>
    <message>
        <source>Have the tool only read it, or choose another folder.</source>
        <translation>Deixe a ferramenta só ler, ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Escolha outra pasta.</translation>
    </message>
    <message>
        <source>The tool cannot use the folder “{0}”</source>
        <translation>A ferramenta não pode usar a pasta “{0}”</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened. Choose another file, or fill in the form.</source>
        <translation>Não foi possível abrir “{0}”. Escolha outro arquivo ou preencha o formulário.</translation>
    </message>
    <message>
        <source>The folder “{0}” would hide what the tool already has</source>
        <translation>A pasta “{0}” esconderia o que a ferramenta já tem</translation>
    </message>
    <message>
        <source>Something called “{0}” lies in the tool’s own home. Open the workspace without this folder, rename what is there, then share the folder again.</source>
        <translation>Algo chamado “{0}” está na pasta pessoal da ferramenta. Abra o espaço de trabalho sem esta pasta, renomeie o que está lá e compartilhe a pasta de novo.</translation>
    </message>
    <message>
        <source>See where the way to it ends, and what helps there.</source>
        <translation>Veja onde o caminho termina e o que ajuda.</translation>
    </message>
    <message>
        <source>Can I reach it?</source>
        <translation>Consigo chegar lá?</translation>
    </message>
    <message>
        <source>This computer has no Kerberos ticket for “{0}”</source>
        <translation>Este computador não tem um tíquete Kerberos para “{0}”</translation>
    </message>
    <message>
        <source>This computer has no Kerberos ticket of yours</source>
        <translation>Este computador não tem um tíquete Kerberos seu</translation>
    </message>
    <message>
        <source>Sign in to your company’s network, with kinit for instance, then try again.</source>
        <translation>Entre na rede da sua empresa, com o kinit por exemplo, e tente de novo.</translation>
    </message>
    <message>
        <source>The Kerberos ticket of “{0}” is over</source>
        <translation>O tíquete Kerberos de “{0}” venceu</translation>
    </message>
    <message>
        <source>Your Kerberos ticket is kept where tools cannot have it</source>
        <translation>Seu tíquete Kerberos está guardado onde as ferramentas não o alcançam</translation>
    </message>
    <message>
        <source>Choose in the connection to sign in with your Kerberos password, or ask IT to keep tickets in a file (FILE) or with SSSD (KCM).</source>
        <translation>Escolha na conexão entrar com a sua senha do Kerberos, ou peça à TI que guarde os tíquetes em um arquivo (FILE) ou com o SSSD (KCM).</translation>
    </message>
    <message>
        <source>No private addresses are free on this computer</source>
        <translation>Não há endereços privados livres neste computador</translation>
    </message>
    <message>
        <source>Ask IT for a range that is, and enter it in the settings.</source>
        <translation>Peça à TI uma faixa livre e informe-a nas configurações.</translation>
    </message>
    <message>
        <source>Ask {0} to mend this. What runs goes on; nothing new starts until then.</source>
        <translation>Peça a {0} que corrija isso. O que está em execução continua; nada novo é iniciado até lá.</translation>
    </message>
    <message>
        <source>Send the details to IT. What runs goes on; nothing new starts until then.</source>
        <translation>Envie os detalhes à TI. O que está em execução continua; nada novo é iniciado até lá.</translation>
    </message>
    <message>
        <source>Choose otherwise, or ask {0}.</source>
        <translation>Escolha de outra forma ou fale com {0}.</translation>
    </message>
    <message>
        <source>{0} does not allow environments from {1}</source>
        <translation>{0} não permite ambientes de {1}</translation>
    </message>
    <message>
        <source>{0} does not allow sharing the folder “{1}”</source>
        <translation>{0} não permite compartilhar a pasta “{1}”</translation>
    </message>
    <message>
        <source>{0} allows the folder “{1}” to be read only</source>
        <translation>{0} permite apenas a leitura da pasta “{1}”</translation>
    </message>
    <message>
        <source>{0} does not allow the data connection “{1}”</source>
        <translation>{0} não permite a conexão de dados “{1}”</translation>
    </message>
    <message>
        <source>The data connection “{1}” is not as {0} wants it</source>
        <translation>A conexão de dados “{1}” não está como {0} quer</translation>
    </message>
    <message>
        <source>{0} does not allow keeping the password of “{1}”</source>
        <translation>{0} não permite guardar a senha de “{1}”</translation>
    </message>
    <message>
        <source>{0} does not allow what this environment needs: {1}</source>
        <translation>{0} não permite o que este ambiente precisa: {1}</translation>
    </message>
    <message>
        <source>{0} does not allow the environment “{1}”</source>
        <translation>{0} não permite o ambiente “{1}”</translation>
    </message>
    <message>
        <source>{0} requires Cais {1} or newer</source>
        <translation>{0} exige o Cais {1} ou mais novo</translation>
    </message>
    <message>
        <source>{0} requires version {1} or newer of what runs your tools</source>
        <translation>{0} exige a versão {1} ou mais nova do programa que executa as suas ferramentas</translation>
    </message>
    <message>
        <source>Ask {0} for it. This computer has version {1}.</source>
        <translation>Peça-a a {0}. Este computador tem a versão {1}.</translation>
    </message>
    <message>
        <source>What your organisation requires is missing on this computer</source>
        <translation>Falta neste computador o que a sua organização exige</translation>
    </message>
    <message>
        <source>Ask IT to put it back. What runs goes on; nothing new starts until then.</source>
        <translation>Peça à TI que o recoloque. O que está em execução continua; nada novo é iniciado até lá.</translation>
    </message>
    <message>
        <source>What your organisation requires cannot be read</source>
        <translation>Não é possível ler o que a sua organização exige</translation>
    </message>
    <message>
        <source>What your organisation requires was not signed by it</source>
        <translation>O que a sua organização exige não foi assinado por ela</translation>
    </message>
    <message>
        <source>What {0} requires has expired</source>
        <translation>O que {0} exige expirou</translation>
    </message>
    <message>
        <source>What {0} requires is older than it was before</source>
        <translation>O que {0} exige é mais antigo do que era antes</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” require different things</source>
        <translation>“{0}” e “{1}” exigem coisas diferentes</translation>
    </message>
    <message>
        <source>The permissions of “{0}” could not be changed</source>
        <translation>As permissões de “{0}” não puderam ser alteradas</translation>
    </message>
    <message>
        <source>They are as they were. Choose another folder, or ask IT.</source>
        <translation>Elas continuam como estavam. Escolha outra pasta ou peça ajuda à TI.</translation>
    </message>
    <message>
        <source>There is too much in the folder “{0}”</source>
        <translation>Há coisas demais na pasta “{0}”</translation>
    </message>
    <message numerus="yes">
        <source>More than %n files and folders lie in it. Choose one with less in it, or ask IT.</source>
        <translation>
            <numerusform>Há mais de %n arquivo ou pasta nela. Escolha uma com menos coisas ou peça ajuda à TI.</numerusform>
            <numerusform>Há mais de %n arquivos e pastas nela. Escolha uma com menos coisas ou peça ajuda à TI.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart this computer if this happens again.</source>
        <translation>Reinicie este computador se isso acontecer de novo.</translation>
    </message>
    <message>
        <source>What confirms who you are does not answer</source>
        <translation>O que confirma quem você é não responde</translation>
    </message>
    <message>
        <source>Let this computer confirm that it is you, and it goes on.</source>
        <translation>Deixe este computador confirmar que é você, e tudo continua.</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>Confirmar…</translation>
    </message>
    <message>
        <source>This computer cannot confirm that it is you</source>
        <translation>Este computador não consegue confirmar que é você</translation>
    </message>
    <message>
        <source>Ask IT to install Cais anew, which tells this computer what to ask.</source>
        <translation>Peça à TI que instale o Cais de novo, o que diz a este computador o que perguntar.</translation>
    </message>
    <message>
        <source>Nothing here can show you this computer’s question</source>
        <translation>Nada aqui consegue mostrar a pergunta deste computador</translation>
    </message>
    <message>
        <source>Sign in at this computer’s own screen, or ask IT for an authentication agent.</source>
        <translation>Entre na tela do próprio computador, ou peça à TI um agente de autenticação.</translation>
    </message>
    <message>
        <source>It was not confirmed that it is you</source>
        <translation>Não foi confirmado que é você</translation>
    </message>
    <message>
        <source>Ask again, and answer this computer’s question.</source>
        <translation>Pergunte de novo e responda à pergunta deste computador.</translation>
    </message>
    <message>
        <source>This computer does not confirm that it is you</source>
        <translation>Este computador não confirma que é você</translation>
    </message>
    <message>
        <source>Ask again and mind capital letters, or ask IT whether its rules allow it.</source>
        <translation>Pergunte de novo e cuide das letras maiúsculas, ou pergunte à TI se as regras dela permitem.</translation>
    </message>
    <message>
        <source>What confirms who you are stopped while it was asked</source>
        <translation>O que confirma quem você é parou enquanto era consultado</translation>
    </message>
    <message>
        <source>Ask again. Restart this computer if this happens again.</source>
        <translation>Pergunte de novo. Reinicie este computador se isso acontecer outra vez.</translation>
    </message>
    <message>
        <source>“{0}” could not be copied</source>
        <translation>“{0}” não pôde ser copiada</translation>
    </message>
    <message>
        <source>Nothing was lost here or in the copy. Try again: what is done is not done twice.</source>
        <translation>Nada se perdeu aqui nem na cópia. Tente de novo: o que já foi feito não é refeito.</translation>
    </message>
    <message>
        <source>There is too little room to copy “{0}”</source>
        <translation>Há pouco espaço para copiar “{0}”</translation>
    </message>
    <message>
        <source>{0} are needed, and {1} are free. Make room, then try again.</source>
        <translation>São necessários {0}, e há {1} livres. Libere espaço e tente de novo.</translation>
    </message>
    <message>
        <source>How “{0}” begins cannot be shown</source>
        <translation>Não é possível mostrar como “{0}” começa</translation>
    </message>
    <message>
        <source>Of CSV and Parquet files it can. Others are read from a tool.</source>
        <translation>De arquivos CSV e Parquet é possível. Outros são lidos a partir de uma ferramenta.</translation>
    </message>
    <message>
        <source>Ask IT to give “{0}” access to it at {1}, or sign in there as somebody else.</source>
        <translation>Peça à TI que dê a “{0}” acesso a ele em {1}, ou entre lá como outra pessoa.</translation>
    </message>
    <message>
        <source>This environment is for those who sign in</source>
        <translation>Este ambiente é só para quem entra com uma conta</translation>
    </message>
    <message>
        <source>The sign-in for {0} that Docker keeps on this computer cannot be read. Sign in here instead.</source>
        <translation>Não foi possível ler a entrada em {0} que o Docker guarda neste computador. Entre por aqui.</translation>
    </message>
    <message>
        <source>It comes from {0}. Sign in there, or ask IT for an account.</source>
        <translation>Ele vem de {0}. Entre lá, ou peça uma conta à TI.</translation>
    </message>
    <message>
        <source>Sign in to {0}…</source>
        <translation>Entrar em {0}…</translation>
    </message>
    <message>
        <source>Wait an hour, or sign in: it gives more to those it knows.</source>
        <translation>Espere uma hora, ou entre com sua conta: ele dá mais a quem conhece.</translation>
    </message>
    <message>
        <source>{0} does not know “{1}” by this password</source>
        <translation>{0} não reconhece “{1}” com esta senha</translation>
    </message>
    <message>
        <source>Your sign-in to {0} no longer holds</source>
        <translation>Sua entrada em {0} não vale mais</translation>
    </message>
    <message>
        <source>It has expired, or “{0}” has another password by now. Sign in anew.</source>
        <translation>Ela expirou, ou “{0}” já tem outra senha. Entre de novo.</translation>
    </message>
    <message>
        <source>Check both. If you sign in there with a code as well, make an access token in your account, and enter that.</source>
        <translation>Confira os dois. Se lá você também entra com um código, crie um token de acesso na sua conta e use-o aqui.</translation>
    </message>
    <message>
        <source>Save it on this computer once more, then open it from there.</source>
        <translation>Salve-o de novo neste computador e abra-o dali.</translation>
    </message>
    <message>
        <source>Ask whoever gave it to you what it is for. Nothing was changed.</source>
        <translation>Pergunte a quem o entregou para que serve. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” was made for a newer Cais</source>
        <translation>“{0}” foi feito para um Cais mais novo</translation>
    </message>
    <message>
        <source>Update Cais, then open it again. Nothing was changed.</source>
        <translation>Atualize o Cais e abra-o de novo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” has mistakes in it</source>
        <translation>“{0}” tem erros</translation>
    </message>
    <message>
        <source>Send the details to whoever gave it to you, and ask for another. Nothing was changed.</source>
        <translation>Envie os detalhes a quem o entregou e peça outro. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” came without all that belongs to it</source>
        <translation>“{0}” veio sem tudo o que lhe pertence</translation>
    </message>
    <message>
        <source>Get the whole folder that it lies in, then open it again. Nothing was changed.</source>
        <translation>Obtenha a pasta inteira em que ele está e abra-o de novo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>Nobody signed “{0}”</source>
        <translation>Ninguém assinou “{0}”</translation>
    </message>
    <message>
        <source>This computer takes signed presets only. Get the file ending in .minisig, too, save it beside this one, and open it again. Nothing was changed.</source>
        <translation>Este computador só aceita predefinições assinadas. Obtenha também o arquivo que termina em .minisig, salve-o ao lado deste e abra-o de novo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” was not signed by your IT, or was changed since</source>
        <translation>“{0}” não foi assinado pela sua TI ou foi alterado depois</translation>
    </message>
    <message>
        <source>Do not use it. Send the details to IT. Nothing was changed.</source>
        <translation>Não o use. Envie os detalhes à TI. Nada foi alterado.</translation>
    </message>
    <message>
        <source>IT looks after the preset of {1} on this computer</source>
        <translation>A TI cuida da predefinição de {1} neste computador</translation>
    </message>
    <message>
        <source>There is nothing for you to do. For another one, ask {2}.</source>
        <translation>Não há nada a fazer. Para outra, pergunte a {2}.</translation>
    </message>
    <message>
        <source>The preset of {1} has expired</source>
        <translation>A predefinição de {1} venceu</translation>
    </message>
    <message>
        <source>Ask {2} for a newer one. Nothing was changed.</source>
        <translation>Peça uma mais nova a {2}. Nada foi alterado.</translation>
    </message>
    <message>
        <source>This computer had a newer preset of {1} before</source>
        <translation>Este computador já teve uma predefinição mais nova de {1}</translation>
    </message>
    <message>
        <source>Ask {2} for the newest one. Nothing was changed.</source>
        <translation>Peça a mais nova a {2}. Nada foi alterado.</translation>
    </message>
    <message>
        <source>The preset of {1} does not go with another one that you use</source>
        <translation>A predefinição de {1} não combina com outra que você usa</translation>
    </message>
    <message>
        <source>Send the details to {2}. Nothing was changed.</source>
        <translation>Envie os detalhes a {2}. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read</source>
        <translation>Não é possível ler “{0}”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>What was written down cannot be read</source>
        <translation>O que foi registrado não pode ser lido</translation>
    </message>
    <message>
        <source>This offline kit is not whole</source>
        <translation>Este kit offline não está completo</translation>
    </message>
    <message>
        <source>Copy it again from where it was made. “{0}” is missing or not as it was.</source>
        <translation>Copie-o de novo de onde foi feito. “{0}” falta ou não está como era.</translation>
    </message>
    <message>
        <source>This offline kit was not signed by your organisation</source>
        <translation>Este kit offline não foi assinado pela sua organização</translation>
    </message>
    <message>
        <source>Ask IT for one that is.</source>
        <translation>Peça à TI um que seja.</translation>
    </message>
    <message>
        <source>This offline kit needs a newer Cais</source>
        <translation>Este kit offline precisa de um Cais mais novo</translation>
    </message>
    <message>
        <source>Ask IT for it.</source>
        <translation>Peça-o à TI.</translation>
    </message>
    <message>
        <source>There is something in this folder already</source>
        <translation>Já há algo nesta pasta</translation>
    </message>
    <message>
        <source>Choose a new one for the offline kit.</source>
        <translation>Escolha uma nova para o kit offline.</translation>
    </message>
    <message>
        <source>Open a workspace whose environment has Microsoft’s ODBC driver and pyodbc, then try again.</source>
        <translation>Abra um espaço de trabalho cujo ambiente tenha o driver ODBC da Microsoft e o pyodbc e tente novamente.</translation>
    </message>
    <message>
        <source>Tick it in a workspace with Python, enter “pip install {0}” in that tool’s terminal, then try again.</source>
        <translation>Marque-a em um espaço de trabalho com Python, digite “pip install {0}” no terminal dessa ferramenta e tente novamente.</translation>
    </message>
    <message>
        <source>“{0}” names no database</source>
        <translation>“{0}” não indica nenhum banco de dados</translation>
    </message>
    <message>
        <source>Change the connection and enter the one that you want to look around in.</source>
        <translation>Altere a conexão e informe aquele que você quer explorar.</translation>
    </message>
    <message>
        <source>The way to the internet wants a sign-in</source>
        <translation>O caminho para a internet pede um login</translation>
    </message>
    <message>
        <source>It takes this computer’s own sign-in alone, which Docker cannot give. Ask IT for a way without, or for a program here that signs in for Docker.</source>
        <translation>Ele só aceita o login deste computador, que o Docker não pode dar. Peça à TI um caminho sem login, ou um programa aqui que faça o login pelo Docker.</translation>
    </message>
    <message>
        <source>Docker has none, or a wrong one. Ask IT to enter it where Docker’s proxy is set.</source>
        <translation>O Docker não tem nenhum, ou tem um errado. Peça à TI que o informe onde o proxy do Docker é configurado.</translation>
    </message>
    <message>
        <source>“{0}” is neither a preset nor a workspace</source>
        <translation>“{0}” não é uma predefinição nem um espaço de trabalho</translation>
    </message>
    <message>
        <source>“{0}” is too large</source>
        <translation>“{0}” é grande demais</translation>
    </message>
    <message>
        <source>Ask whoever gave it to you for the right file. Nothing was changed.</source>
        <translation>Peça o arquivo certo a quem o entregou a você. Nada foi alterado.</translation>
    </message>
    <message>
        <source>“{0}” could not be opened by others, and was not saved</source>
        <translation>Outras pessoas não conseguiriam abrir “{0}”, por isso ele não foi salvo</translation>
    </message>
    <message>
        <source>Change what the details name in the workspace or connection, then save it again.</source>
        <translation>Altere no espaço de trabalho ou na conexão o que os detalhes indicam e salve de novo.</translation>
    </message>
    <message>
        <source>Ask IT to add your company&apos;s certificate to Docker, at {0}.</source>
        <translation>Peça à TI que acrescente o certificado da sua empresa ao Docker, em {0}.</translation>
    </message>
    <message>
        <source>The way to the internet that {0} requires cannot be found</source>
        <translation>O caminho para a internet que {0} exige não pôde ser encontrado</translation>
    </message>
    <message>
        <source>Connect this computer to the network of {0}, then try again. If that does not help, ask {1}. What runs goes on; nothing new starts until then.</source>
        <translation>Conecte este computador à rede de {0} e tente de novo. Se isso não ajudar, pergunte a {1}. O que está em execução continua; até lá, nada de novo inicia.</translation>
    </message>
    <message>
        <source>Nobody vouches for this offline kit</source>
        <translation>Ninguém responde por este kit offline</translation>
    </message>
    <message>
        <source>Ask IT to sign it and to give this computer their key. “{0}” does not prove itself.</source>
        <translation>Peça à TI que o assine e que dê a este computador a chave dela. “{0}” não se comprova por si só.</translation>
    </message>
    <message>
        <source>Cais shows how it is started.</source>
        <translation>O Cais mostra como iniciá-lo.</translation>
    </message>
    <message>
        <source>Show me how</source>
        <translation>Mostrar como</translation>
    </message>
    <message>
        <source>What tools run in is not installed yet</source>
        <translation>O programa em que as ferramentas funcionam ainda não está instalado</translation>
    </message>
    <message>
        <source>Cais shows what to do, step by step.</source>
        <translation>O Cais mostra o que fazer, passo a passo.</translation>
    </message>
    <message>
        <source>Cais shows what can be done about it.</source>
        <translation>O Cais mostra o que pode ser feito.</translation>
    </message>
    <message>
        <source>Nobody entered an administrator’s password</source>
        <translation>Ninguém digitou a senha de administrador</translation>
    </message>
    <message>
        <source>Try again, or send the text below to IT.</source>
        <translation>Tente de novo ou envie o texto abaixo à TI.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Isso não funcionou</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send the text below to IT.</source>
        <translation>Tente de novo. Se acontecer outra vez, envie o texto abaixo à TI.</translation>
    </message>
    <message>
        <source>IT gave you a user name and a password for it, or can tell which are yours.</source>
        <translation>A TI lhe deu um nome de usuário e uma senha para ele, ou sabe dizer quais são.</translation>
    </message>
    <message>
        <source>Sign in to the proxy…</source>
        <translation>Entrar no proxy…</translation>
    </message>
</context>
<context>
    <name>Programs</name>
    <message>
        <source>No program that shows folders was found. This one is {0}</source>
        <translation>Nenhum programa para mostrar pastas foi encontrado. O caminho da pasta é {0}</translation>
    </message>
    <message>
        <source>No browser was found. The address is {0}</source>
        <translation>Nenhum navegador foi encontrado. O endereço é {0}</translation>
    </message>
    <message>
        <source>Docker Desktop could not be opened. Open its settings from its own menu.</source>
        <translation>Não foi possível abrir o Docker Desktop. Abra as configurações pelo menu dele.</translation>
    </message>
</context>
<context>
    <name>Proxies</name>
    <message>
        <source>This computer needs a password to reach the internet, and no tool is given one: tools may have no internet. Ask IT for a proxy without a password.</source>
        <translation>Este computador precisa de uma senha para acessar a internet, e nenhuma ferramenta recebe senhas: elas podem ficar sem internet. Peça à TI um proxy sem senha.</translation>
    </message>
    <message>
        <source>This computer’s way to the internet is closed to tools, which may have no internet. Ask IT for a proxy on the network.</source>
        <translation>O caminho deste computador até a internet é fechado para as ferramentas, que podem ficar sem internet. Peça à TI um proxy na rede.</translation>
    </message>
    <message>
        <source>This computer’s way to the internet cannot be read: tools may have no internet. Ask IT to correct the address of the proxy.</source>
        <translation>Não é possível ler o caminho deste computador até a internet: as ferramentas podem ficar sem internet. Peça à TI para corrigir o endereço do proxy.</translation>
    </message>
    <message>
        <source>What decides on this computer’s way to the internet cannot be read: tools may have no internet. Ask IT to look at the proxy’s script.</source>
        <translation>O que decide o caminho deste computador para a internet não pode ser lido: as ferramentas podem ficar sem internet. Peça à TI que veja o script do proxy.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>{0} of “{1}”</source>
        <translation>{0} de “{1}”</translation>
    </message>
    <message>
        <source>The tool does not get it this time.</source>
        <translation>A ferramenta não a recebe desta vez.</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Informar</translation>
    </message>
    <message>
        <source>Enter it for {0}</source>
        <translation>Informar para {0}</translation>
    </message>
    <message>
        <source>Go without</source>
        <translation>Continuar sem</translation>
    </message>
    <message>
        <source>Go without {0}</source>
        <translation>Continuar sem {0}</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Can I reach it?</source>
        <translation>Consigo chegar lá?</translation>
    </message>
    <message>
        <source>The server’s name is known</source>
        <translation>O nome do servidor é conhecido</translation>
    </message>
    <message>
        <source>The server’s IP address was given</source>
        <translation>O endereço IP do servidor foi informado</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>O servidor responde</translation>
    </message>
    <message>
        <source>The line is protected</source>
        <translation>A linha é protegida</translation>
    </message>
    <message>
        <source>The environment has a driver</source>
        <translation>O ambiente tem um driver</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>What may be read</source>
        <translation>O que pode ser lido</translation>
    </message>
    <message>
        <source>A question is answered</source>
        <translation>Uma pergunta é respondida</translation>
    </message>
    <message>
        <source>No tables can be seen</source>
        <translation>Nenhuma tabela pode ser vista</translation>
    </message>
    <message>
        <source>Not protected, as chosen</source>
        <translation>Sem proteção, como escolhido</translation>
    </message>
    <message>
        <source>The server did not have to prove who it is, as chosen</source>
        <translation>O servidor não teve de provar quem é, como escolhido</translation>
    </message>
    <message>
        <source>Cannot be looked at here</source>
        <translation>Não pode ser verificado aqui</translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>menos de 1 ms</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>“{0}” can be reached</source>
        <translation>“{0}” pode ser alcançada</translation>
    </message>
    <message>
        <source>From this computer and from inside, down to a question that was answered.</source>
        <translation>Deste computador e de dentro, até uma pergunta que foi respondida.</translation>
    </message>
    <message>
        <source>“{0}” can be reached, and shows no tables</source>
        <translation>“{0}” pode ser alcançada, e não mostra tabelas</translation>
    </message>
    <message>
        <source>Ask who runs the data to let this user read what you need.</source>
        <translation>Peça a quem cuida dos dados que deixe este usuário ler o necessário.</translation>
    </message>
    <message>
        <source>From this computer the server can be reached</source>
        <translation>Deste computador o servidor pode ser alcançado</translation>
    </message>
    <message>
        <source>Whether workspaces reach it, and the sign-in, could not be tried.</source>
        <translation>Se os espaços de trabalho o alcançam, e a entrada, não foi possível verificar.</translation>
    </message>
    <message>
        <source>Workspaces reach “{0}”</source>
        <translation>Os espaços de trabalho alcançam “{0}”</translation>
    </message>
    <message>
        <source>This computer itself does not get there, which tools inside do not mind.</source>
        <translation>Este computador em si não chega lá, o que não afeta as ferramentas lá dentro.</translation>
    </message>
    <message>
        <source>This computer has no way to the server</source>
        <translation>Este computador não tem caminho até o servidor</translation>
    </message>
    <message>
        <source>It looks like one of the company’s own network. Switch the VPN on, then try again.</source>
        <translation>Parece ser da rede da própria empresa. Ligue a VPN e tente de novo.</translation>
    </message>
    <message>
        <source>Workspaces use the same addresses as the server’s network</source>
        <translation>Os espaços de trabalho usam os mesmos endereços que a rede do servidor</translation>
    </message>
    <message>
        <source>This computer reaches the server, and “{0}” does not</source>
        <translation>Este computador alcança o servidor, e “{0}” não</translation>
    </message>
    <message>
        <source>A VPN or a firewall lets only this computer’s own programs through. Start Docker again with the VPN on; if that does not help, ask IT to let it through.</source>
        <translation>Uma VPN ou um firewall deixa passar apenas os programas deste computador. Inicie o Docker de novo com a VPN ligada; se não ajudar, peça à TI que o deixe passar.</translation>
    </message>
    <message>
        <source>This computer knows the server’s name, and “{0}” does not</source>
        <translation>Este computador conhece o nome do servidor, e “{0}” não</translation>
    </message>
    <message>
        <source>Docker learns names when it starts. Start it again with the VPN on, or use the server’s full name.</source>
        <translation>O Docker aprende os nomes quando inicia. Inicie-o de novo com a VPN ligada, ou use o nome completo do servidor.</translation>
    </message>
    <message>
        <source>Inside a workspace “{0}” is the workspace itself</source>
        <translation>Dentro de um espaço de trabalho, “{0}” é o próprio espaço</translation>
    </message>
    <message>
        <source>Enter the name that other computers know this one by; with Docker Desktop it is “host.docker.internal”.</source>
        <translation>Digite o nome pelo qual outros computadores conhecem este; com o Docker Desktop é “host.docker.internal”.</translation>
    </message>
    <message>
        <source>The clock inside is wrong</source>
        <translation>O relógio lá dentro está errado</translation>
    </message>
    <message>
        <source>It stands still while a computer sleeps, and sometimes stays behind. Start Docker again, then try again.</source>
        <translation>Ele para enquanto o computador dorme, e às vezes fica atrasado. Inicie o Docker de novo e tente outra vez.</translation>
    </message>
    <message>
        <source>The clock of this computer, or of the server, is wrong</source>
        <translation>O relógio deste computador, ou do servidor, está errado</translation>
    </message>
    <message>
        <source>Set the date and time to be taken from the internet, then try again.</source>
        <translation>Deixe a data e a hora virem da internet e tente de novo.</translation>
    </message>
    <message>
        <source>No server is known by the name “{0}”</source>
        <translation>Nenhum servidor é conhecido pelo nome “{0}”</translation>
    </message>
    <message>
        <source>Check how it is spelled. If it is the company’s, switch the VPN on.</source>
        <translation>Confira como está escrito. Se for da empresa, ligue a VPN.</translation>
    </message>
    <message>
        <source>Nobody can be asked where “{0}” is</source>
        <translation>Não há a quem perguntar onde fica “{0}”</translation>
    </message>
    <message>
        <source>Check the network of this computer, or switch the VPN on, then try again.</source>
        <translation>Confira a rede deste computador, ou ligue a VPN, e tente de novo.</translation>
    </message>
    <message>
        <source>The computer is there, and no server answers</source>
        <translation>O computador está lá, e nenhum servidor responde</translation>
    </message>
    <message>
        <source>Check the number after its name, or ask who runs the data if it is down.</source>
        <translation>Confira o número depois do nome, ou pergunte a quem cuida dos dados se está fora do ar.</translation>
    </message>
    <message>
        <source>There is no way to the server</source>
        <translation>Não há caminho até o servidor</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>O servidor não responde</translation>
    </message>
    <message>
        <source>A firewall may be between. Switch the VPN on, or ask IT to open the way.</source>
        <translation>Pode haver um firewall no meio. Ligue a VPN, ou peça à TI que abra o caminho.</translation>
    </message>
    <message>
        <source>The server takes the call, and then says nothing</source>
        <translation>O servidor atende, e depois não diz nada</translation>
    </message>
    <message>
        <source>It may be overloaded, or something between holds the answer back. Ask who runs it.</source>
        <translation>Pode estar sobrecarregado, ou algo no meio retém a resposta. Pergunte a quem cuida dele.</translation>
    </message>
    <message>
        <source>The server hangs up</source>
        <translation>O servidor desliga</translation>
    </message>
    <message>
        <source>It may take no calls from here, or be starting. Try again, then ask who runs it.</source>
        <translation>Talvez não atenda daqui, ou esteja iniciando. Tente de novo, depois pergunte a quem cuida dele.</translation>
    </message>
    <message>
        <source>The company’s proxy does not let this through</source>
        <translation>O proxy da empresa não deixa passar</translation>
    </message>
    <message>
        <source>Ask IT to allow this server.</source>
        <translation>Peça à TI que permita este servidor.</translation>
    </message>
    <message>
        <source>Another kind of server answers</source>
        <translation>Outro tipo de servidor responde</translation>
    </message>
    <message>
        <source>Check the name, the number after it, and the kind of data.</source>
        <translation>Confira o nome, o número depois dele e o tipo de dados.</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>O relógio está errado</translation>
    </message>
    <message>
        <source>The server offers no protected line</source>
        <translation>O servidor não oferece uma linha protegida</translation>
    </message>
    <message>
        <source>The password was not sent. Ask who runs it to switch TLS on: it may be that somebody between switches it off.</source>
        <translation>A senha não foi enviada. Peça a quem cuida dele que ligue o TLS: pode ser que alguém no meio o desligue.</translation>
    </message>
    <message>
        <source>The server protects the line in an old way that is not safe any more</source>
        <translation>O servidor protege a linha de um jeito antigo que já não é seguro</translation>
    </message>
    <message>
        <source>Ask who runs it to allow TLS 1.2 or later.</source>
        <translation>Peça a quem cuida dele que permita TLS 1.2 ou mais novo.</translation>
    </message>
    <message>
        <source>No protected line came about</source>
        <translation>Não se chegou a uma linha protegida</translation>
    </message>
    <message>
        <source>Hand the details to who runs the server.</source>
        <translation>Passe os detalhes a quem cuida do servidor.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired</source>
        <translation>O certificado do servidor venceu</translation>
    </message>
    <message>
        <source>Ask who runs it to renew it. The password was not sent.</source>
        <translation>Peça a quem cuida dele que o renove. A senha não foi enviada.</translation>
    </message>
    <message>
        <source>The server’s certificate is not valid yet</source>
        <translation>O certificado do servidor ainda não vale</translation>
    </message>
    <message>
        <source>Check the date and time of this computer, then try again.</source>
        <translation>Confira a data e a hora deste computador e tente de novo.</translation>
    </message>
    <message>
        <source>The server’s certificate is for another name</source>
        <translation>O certificado do servidor é para outro nome</translation>
    </message>
    <message>
        <source>Enter the name that is in the certificate, which the details may tell. The password was not sent.</source>
        <translation>Digite o nome que está no certificado, que os detalhes talvez digam. A senha não foi enviada.</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for the server</source>
        <translation>Ninguém em quem este computador confia responde pelo servidor</translation>
    </message>
    <message>
        <source>If it is the company’s, ask IT for the company’s certificate and add it to the connection. The password was not sent.</source>
        <translation>Se for da empresa, peça à TI o certificado da empresa e acrescente-o à conexão. A senha não foi enviada.</translation>
    </message>
    <message>
        <source>The environment has no driver for these data</source>
        <translation>O ambiente não tem driver para estes dados</translation>
    </message>
    <message>
        <source>Add the package that the details name, or choose another environment.</source>
        <translation>Acrescente o pacote que os detalhes nomeiam, ou escolha outro ambiente.</translation>
    </message>
    <message>
        <source>The password is not known here</source>
        <translation>A senha não é conhecida aqui</translation>
    </message>
    <message>
        <source>All is well up to there. Enter it to go on: it is used for this once, and not kept.</source>
        <translation>Até ali está tudo bem. Digite-a para continuar: ela é usada só desta vez, e não é guardada.</translation>
    </message>
    <message>
        <source>The server does not accept this user with this password</source>
        <translation>O servidor não aceita este usuário com esta senha</translation>
    </message>
    <message>
        <source>Enter the password anew, and check the user. Some servers say so, too, where a user may not come from here.</source>
        <translation>Digite a senha de novo e confira o usuário. Alguns servidores dizem isso também quando um usuário não pode vir daqui.</translation>
    </message>
    <message>
        <source>The password has expired</source>
        <translation>A senha venceu</translation>
    </message>
    <message>
        <source>Have a new one set where you have your account, then enter it here.</source>
        <translation>Defina uma nova onde a conta foi criada e digite-a aqui.</translation>
    </message>
    <message>
        <source>The account “{0}” is locked, or may not sign in</source>
        <translation>A conta “{0}” está bloqueada, ou não pode entrar</translation>
    </message>
    <message>
        <source>Ask who runs the data to unlock it. More attempts do not help.</source>
        <translation>Peça a quem cuida dos dados que a desbloqueie. Mais tentativas não ajudam.</translation>
    </message>
    <message>
        <source>The server takes nobody from here</source>
        <translation>O servidor não aceita ninguém daqui</translation>
    </message>
    <message>
        <source>Ask who runs it to allow this computer’s address, which the details may tell. With the VPN on it is another one. Some take nobody without TLS.</source>
        <translation>Peça a quem cuida dele que permita o endereço deste computador, que os detalhes talvez digam. Com a VPN ligada é outro. Alguns não aceitam ninguém sem TLS.</translation>
    </message>
    <message>
        <source>The server has nothing by that name</source>
        <translation>O servidor não tem nada com esse nome</translation>
    </message>
    <message>
        <source>The sign-in was heard. Check how the database or bucket is spelled.</source>
        <translation>A entrada foi ouvida. Confira como o banco de dados ou bucket está escrito.</translation>
    </message>
    <message>
        <source>A pooler before the server does not know “reads only”</source>
        <translation>Um pooler na frente do servidor não conhece “apenas leitura”</translation>
    </message>
    <message>
        <source>Switch “reads only” off for this connection, or ask who runs it to have PgBouncer ignore “options”.</source>
        <translation>Desligue “apenas leitura” nesta conexão, ou peça a quem cuida dele que o PgBouncer ignore “options”.</translation>
    </message>
    <message>
        <source>The server has no place left</source>
        <translation>O servidor não tem mais lugar</translation>
    </message>
    <message>
        <source>Close notebooks that use it, or wait a while, then try again.</source>
        <translation>Feche notebooks que o usam, ou espere um pouco, e tente de novo.</translation>
    </message>
    <message>
        <source>The server is just starting, or going down</source>
        <translation>O servidor está iniciando, ou saindo do ar</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>Espere um momento e tente de novo.</translation>
    </message>
    <message>
        <source>The user is known, and has no right to this</source>
        <translation>O usuário é conhecido, e não tem direito a isto</translation>
    </message>
    <message>
        <source>Ask who runs the data for the right to read them.</source>
        <translation>Peça a quem cuida dos dados o direito de lê-los.</translation>
    </message>
    <message>
        <source>The server said something that Cais does not know</source>
        <translation>O servidor disse algo que o Cais não conhece</translation>
    </message>
    <message>
        <source>Hand the details to who runs it.</source>
        <translation>Passe os detalhes a quem cuida dele.</translation>
    </message>
    <message>
        <source>The server can be reached</source>
        <translation>O servidor pode ser alcançado</translation>
    </message>
    <message>
        <source>The sign-in could not be tried: the environment has neither Python nor R.</source>
        <translation>Não foi possível tentar a entrada: o ambiente não tem Python nem R.</translation>
    </message>
    <message>
        <source>Others are free here, and can be taken at once. Tools that run have them once they were stopped and opened again.</source>
        <translation>Há outros livres aqui, que podem ser usados já. Ferramentas em execução passam a usá-los depois de paradas e abertas de novo.</translation>
    </message>
    <message>
        <source>A tool that runs still has the same addresses as the server’s network</source>
        <translation>Uma ferramenta em execução ainda tem os mesmos endereços que a rede do servidor</translation>
    </message>
    <message>
        <source>It gets others as soon as it is stopped and opened again.</source>
        <translation>Ela recebe outros assim que for parada e aberta de novo.</translation>
    </message>
    <message>
        <source>Docker itself uses the same addresses as the server’s network</source>
        <translation>O próprio Docker usa os mesmos endereços que a rede do servidor</translation>
    </message>
    <message>
        <source>Ask IT to give Docker others. The details name the network that is in the way, which is not of Cais.</source>
        <translation>Peça à TI que dê outros ao Docker. Os detalhes dizem qual rede atrapalha, que não é do Cais.</translation>
    </message>
    <message>
        <source>This user may read and change</source>
        <translation>Este usuário pode ler e alterar</translation>
    </message>
    <message>
        <source>This user may only read</source>
        <translation>Este usuário pode apenas ler</translation>
    </message>
    <message>
        <source>This user may change, and not read</source>
        <translation>Este usuário pode alterar, mas não ler</translation>
    </message>
</context>
<context>
    <name>ReachColumn</name>
    <message>
        <source>Signing in takes a driver, which environments have.</source>
        <translation>Para entrar é preciso um driver, que os ambientes têm.</translation>
    </message>
</context>
<context>
    <name>ReachDialog</name>
    <message>
        <source>Can it be reached?</source>
        <translation>Pode ser alcançada?</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>Inside the workspace</source>
        <translation>Dentro do espaço de trabalho</translation>
    </message>
    <message>
        <source>Password of {0}</source>
        <translation>Senha de {0}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>What IT needs to know</source>
        <translation>O que a TI precisa saber</translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation>Detalhes para a TI</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Can “{0}” be reached?</source>
        <translation>“{0}” pode ser alcançada?</translation>
    </message>
    <message>
        <source>Inside “{0}”</source>
        <translation>Dentro de “{0}”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Each step is shown as it is known.</source>
        <translation>Cada passo aparece assim que é conhecido.</translation>
    </message>
    <message>
        <source>The look was ended before it was through</source>
        <translation>A verificação foi encerrada antes do fim</translation>
    </message>
    <message>
        <source>Change the connection</source>
        <translation>Alterar a conexão</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>No environment is on this computer yet to look from. Open a workspace once, then try again.</source>
        <translation>Ainda não há neste computador um ambiente de onde verificar. Abra um espaço de trabalho uma vez e tente de novo.</translation>
    </message>
    <message>
        <source>Take other addresses</source>
        <translation>Usar outros endereços</translation>
    </message>
    <message>
        <source>Stop and open again</source>
        <translation>Parar e abrir de novo</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>All code that runs in a workspace it is ticked for</source>
        <translation>Todo código executado num espaço de trabalho em que ela está marcada</translation>
    </message>
    <message>
        <source>Your own, and that of every package that you use there.</source>
        <translation>O seu e o de cada pacote que você usa ali.</translation>
    </message>
    <message>
        <source>A notebook, once a cell prints it</source>
        <translation>Um notebook, se uma célula a imprimir</translation>
    </message>
    <message>
        <source>It is in the notebook’s file then, and goes wherever that goes.</source>
        <translation>Ela fica então no arquivo do notebook e vai aonde ele for.</translation>
    </message>
    <message>
        <source>An administrator of this computer, and whoever may use Docker on it</source>
        <translation>Um administrador deste computador e quem puder usar o Docker nele</translation>
    </message>
    <message>
        <source>While a tool with it runs, or while it is used. Nothing on a computer hides from them.</source>
        <translation>Enquanto uma ferramenta com ela estiver aberta, ou enquanto for usada. Nada num computador se esconde deles.</translation>
    </message>
    <message>
        <source>A program of yours that was made to spy on you</source>
        <translation>Um programa seu feito para espionar você</translation>
    </message>
    <message>
        <source>It can watch what you type, or look into Cais while the passphrase holds. From the keyring alone no program learns anything, also where somebody copies it.</source>
        <translation>Ele pode ver o que você digita, ou olhar dentro do Cais enquanto a frase secreta valer. Só do chaveiro nenhum programa fica sabendo de nada, nem se alguém o copiar.</translation>
    </message>
    <message>
        <source>Other programs that you allow to</source>
        <translation>Outros programas que você autorizar</translation>
    </message>
    <message>
        <source>The Keychain asks you before it gives a password to another program than Cais.</source>
        <translation>As Chaves do Mac perguntam a você antes de dar uma senha a outro programa que não o Cais.</translation>
    </message>
    <message>
        <source>Every program that you run on this computer</source>
        <translation>Todo programa que você executa neste computador</translation>
    </message>
    <message>
        <source>As long as you are signed in, each can ask {0} for it. A passphrase in the settings prevents that.</source>
        <translation>Enquanto a sua sessão estiver aberta, cada um pode obtê-la de: {0}. Uma frase secreta nas configurações impede isso.</translation>
    </message>
    <message>
        <source>Whoever opens your files, or a workspace that you pass on</source>
        <translation>Quem abrir seus arquivos ou um espaço de trabalho que você repassar</translation>
    </message>
    <message>
        <source>Cais writes it into no file, setting or log.</source>
        <translation>O Cais não a grava em nenhum arquivo, configuração ou registro.</translation>
    </message>
    <message>
        <source>Tools of workspaces that it is not ticked for</source>
        <translation>Ferramentas de espaços de trabalho em que ela não está marcada</translation>
    </message>
    <message>
        <source>They are handed nothing of it.</source>
        <translation>Elas não recebem nada dela.</translation>
    </message>
    <message>
        <source>Whoever starts this computer later</source>
        <translation>Quem ligar este computador mais tarde</translation>
    </message>
    <message>
        <source>Tools have it in memory only, and it is gone with them.</source>
        <translation>As ferramentas a têm só na memória, e ela some com elas.</translation>
    </message>
</context>
<context>
    <name>ReadersDialog</name>
    <message>
        <source>Who can read it</source>
        <translation>Quem pode lê-la</translation>
    </message>
    <message>
        <source>Who can read the password of “{0}”?</source>
        <translation>Quem pode ler a senha de “{0}”?</translation>
    </message>
    <message>
        <source>Who can read a kept password?</source>
        <translation>Quem pode ler uma senha guardada?</translation>
    </message>
    <message>
        <source>Can read it</source>
        <translation>Podem lê-la</translation>
    </message>
    <message>
        <source>Cannot read it</source>
        <translation>Não podem lê-la</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>RecentFolders</name>
    <message>
        <source>Recent folders</source>
        <translation>Pastas recentes</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Name of the workspace</source>
        <translation>Nome do espaço de trabalho</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Tudo pronto para iniciar</translation>
    </message>
    <message>
        <source>Give it a name that you will recognise.</source>
        <translation>Dê um nome fácil de reconhecer.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Este nome é longo demais.</translation>
    </message>
    <message>
        <source>Another workspace has this name.</source>
        <translation>Outro espaço de trabalho tem este nome.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Ferramenta</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>Primeiro uso</translation>
    </message>
    <message>
        <source>Only once; you can go on working meanwhile.</source>
        <translation>Só uma vez; enquanto isso, você pode continuar trabalhando.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>Also allowed</source>
        <translation>Também permitido</translation>
    </message>
    <message>
        <source>It sees no other folder of this computer.</source>
        <translation>Não vê nenhuma outra pasta deste computador.</translation>
    </message>
    <message>
        <source>No other computer can use it.</source>
        <translation>Nenhum outro computador tem acesso.</translation>
    </message>
    <message>
        <source>It never gets administrator rights.</source>
        <translation>Nunca recebe direitos de administrador.</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Proteção</translation>
    </message>
    <message>
        <source>For IT: {0}</source>
        <translation>Para a TI: {0}</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>More or less can be chosen later.</source>
        <translation>Dá para escolher mais ou menos depois.</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
</context>
<context>
    <name>RotateDialog</name>
    <message>
        <source>{0} of “{1}”</source>
        <translation>{0} de “{1}”</translation>
    </message>
    <message>
        <source>It is kept where the one before was: {0}.</source>
        <translation>Fica onde estava a anterior: {0}.</translation>
    </message>
    <message>
        <source>Tools that run have it at once: {0}.</source>
        <translation>As ferramentas em execução a recebem já: {0}.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What opens “{0}” from now on?</source>
        <translation>O que abre “{0}” de agora em diante?</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source># Welcome

This page is a *notebook*: text and Python side by side. Click into a grey box and press **Shift + Enter** to run it.
The result appears below, and the next box is yours.

The folder you chose is open on the left. What you change in it here is changed on your computer, too.</source>
        <translation># Boas-vindas

Esta página é um *notebook*: texto e Python lado a lado. Clique em uma caixa cinza e pressione **Shift + Enter** para
executá-la. O resultado aparece logo abaixo, e a próxima caixa é sua.

A pasta que você escolheu está aberta à esquerda. O que você alterar nela por aqui também muda no seu computador.</translation>
    </message>
    <message>
        <source>## Look at the data

`data/harbour.csv` is a year in a harbour that we made up: one line a day, with the ships that came in, what they
carried, how long they waited and how hard the wind blew.</source>
        <translation>## Conheça os dados

`data/harbour.csv` é um ano em um porto que inventamos: uma linha por dia, com os navios que chegaram, o que traziam,
quanto tempo esperaram e a força do vento.</translation>
    </message>
    <message>
        <source>suppressPackageStartupMessages(library(dplyr))
library(readr)

harbour &lt;- read_csv(&quot;data/harbour.csv&quot;, show_col_types = FALSE)
head(harbour)</source>
        <translation>suppressPackageStartupMessages(library(dplyr))
library(readr)

harbour &lt;- read_csv(&quot;data/harbour.csv&quot;, show_col_types = FALSE)
head(harbour)</translation>
    </message>
    <message>
        <source>## Ask a question

When is the harbour busy, and do ships wait longer then? We count both by month.</source>
        <translation>## Faça uma pergunta

Quando o porto fica movimentado, e será que os navios esperam mais nessa época? Vamos ver as duas coisas mês a mês.</translation>
    </message>
    <message>
        <source>months &lt;- harbour |&gt;
  group_by(month = factor(format(date, &quot;%b&quot;), levels = month.abb)) |&gt;
  summarise(ships = mean(ships), waiting_hours = mean(waiting_hours))
months</source>
        <translation>months &lt;- harbour |&gt;
  group_by(month = factor(format(date, &quot;%b&quot;), levels = month.abb)) |&gt;
  summarise(ships = mean(ships), waiting_hours = mean(waiting_hours))
months</translation>
    </message>
    <message>
        <source>## Draw the answer</source>
        <translation>## Desenhe a resposta</translation>
    </message>
    <message>
        <source>import pandas as pd

harbour = pd.read_csv(&quot;data/harbour.csv&quot;, parse_dates=[&quot;date&quot;])
harbour.head()</source>
        <translation>import pandas as pd

harbour = pd.read_csv(&quot;data/harbour.csv&quot;, parse_dates=[&quot;date&quot;])
harbour.head()</translation>
    </message>
    <message>
        <source>months = harbour.resample(&quot;MS&quot;, on=&quot;date&quot;)[[&quot;ships&quot;, &quot;waiting_hours&quot;]].mean().round(1)
months.index = months.index.strftime(&quot;%b&quot;)
months.T</source>
        <translation>months = harbour.resample(&quot;MS&quot;, on=&quot;date&quot;)[[&quot;ships&quot;, &quot;waiting_hours&quot;]].mean().round(1)
months.index = months.index.strftime(&quot;%b&quot;)
months.T</translation>
    </message>
    <message>
        <source>import matplotlib.pyplot as plt

figure, ships = plt.subplots(figsize=(9, 4), layout=&quot;constrained&quot;)
ships.bar(months.index, months[&quot;ships&quot;], color=&quot;#9cc9d9&quot;)
ships.set(title=&quot;A year in the harbour&quot;, ylabel=&quot;ships a day&quot;)
waiting = ships.twinx()
waiting.plot(months.index, months[&quot;waiting_hours&quot;], color=&quot;#e07b2c&quot;, marker=&quot;o&quot;, linewidth=2)
waiting.set(ylabel=&quot;hours of waiting&quot;, ylim=(0, 1.25 * months[&quot;waiting_hours&quot;].max()))
plt.show()</source>
        <translation>import matplotlib.pyplot as plt

figure, ships = plt.subplots(figsize=(9, 4), layout=&quot;constrained&quot;)
ships.bar(months.index, months[&quot;ships&quot;], color=&quot;#9cc9d9&quot;)
ships.set(title=&quot;Um ano no porto&quot;, ylabel=&quot;navios por dia&quot;)
waiting = ships.twinx()
waiting.plot(months.index, months[&quot;waiting_hours&quot;], color=&quot;#e07b2c&quot;, marker=&quot;o&quot;, linewidth=2)
waiting.set(ylabel=&quot;horas de espera&quot;, ylim=(0, 1.25 * months[&quot;waiting_hours&quot;].max()))
plt.show()</translation>
    </message>
    <message>
        <source>## Your turn

Change `waiting_hours` to `wind_knots` in the two boxes above, or put a file of your own into the folder and read that.
Nothing here can break anything else on your computer.</source>
        <translation>## Agora é com você

Troque `waiting_hours` (horas de espera) por `wind_knots` (vento em nós) nas duas caixas acima, ou coloque um arquivo
seu na pasta e leia os dados dele. Nada do que você fizer aqui pode estragar outra coisa no seu computador.</translation>
    </message>
    <message>
        <source># Welcome

This page is a *notebook*: text and R side by side. Click into a grey box and press **Shift + Enter** to run it.
The result appears below, and the next box is yours.

The folder you chose is open on the left. What you change in it here is changed on your computer, too.</source>
        <translation># Boas-vindas

Esta página é um *notebook*: texto e R lado a lado. Clique em uma caixa cinza e pressione **Shift + Enter** para
executá-la. O resultado aparece logo abaixo, e a próxima caixa é sua.

A pasta que você escolheu está aberta à esquerda. O que você alterar nela por aqui também muda no seu computador.</translation>
    </message>
    <message>
        <source>library(ggplot2)
options(repr.plot.width = 9, repr.plot.height = 4)

ggplot(months, aes(month, ships, fill = waiting_hours)) +
  geom_col() +
  scale_fill_gradient(low = &quot;#9cc9d9&quot;, high = &quot;#e07b2c&quot;) +
  labs(title = &quot;A year in the harbour&quot;, x = NULL, y = &quot;ships a day&quot;, fill = &quot;hours of waiting&quot;) +
  theme_minimal()</source>
        <translation>library(ggplot2)
options(repr.plot.width = 9, repr.plot.height = 4)

ggplot(months, aes(month, ships, fill = waiting_hours)) +
  geom_col() +
  scale_fill_gradient(low = &quot;#9cc9d9&quot;, high = &quot;#e07b2c&quot;) +
  labs(title = &quot;Um ano no porto&quot;, x = NULL, y = &quot;navios por dia&quot;, fill = &quot;horas de espera&quot;) +
  theme_minimal()</translation>
    </message>
    <message>
        <source># A year in the harbour</source>
        <translation># Um ano no porto</translation>
    </message>
    <message>
        <source>A small project to try things out with.</source>
        <translation>Um pequeno projeto para experimentar.</translation>
    </message>
    <message>
        <source>- `Welcome.ipynb` reads the data and draws a chart, in Python.
- `Welcome-R.ipynb` does the same in R.
- `data/harbour.csv` is made up: one line for each day of 2025, with the number of ships, their cargo in tonnes, how many
  hours they waited on average, and the wind in knots.</source>
        <translation>- `Welcome.ipynb` lê os dados e desenha um gráfico, em Python.
- `Welcome-R.ipynb` faz o mesmo em R.
- `data/harbour.csv` é inventado: uma linha para cada dia de 2025, com o número de navios (`ships`), a carga em
  toneladas (`cargo_tonnes`), quantas horas eles esperaram em média (`waiting_hours`) e o vento em nós (`wind_knots`).</translation>
    </message>
    <message>
        <source>Open a notebook with a double click and press Shift + Enter until you are at its end.</source>
        <translation>Abra um notebook com dois cliques e pressione Shift + Enter até chegar ao fim dele.</translation>
    </message>
    <message>
        <source>Cais sample</source>
        <translation>Exemplo do Cais</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save for IT</source>
        <translation>Salvar para a TI</translation>
    </message>
    <message>
        <source>Leave out names</source>
        <translation>Omitir nomes</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This is all that is in the file. Nothing is sent anywhere: hand it on yourself.</source>
        <translation>Isto é tudo o que está no arquivo. Nada é enviado a lugar nenhum: entregue-o você.</translation>
    </message>
    <message>
        <source>What is in {0}</source>
        <translation>O que está em {0}</translation>
    </message>
    <message>
        <source>Cais report {0}.zip</source>
        <translation>Relatório do Cais {0}.zip</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>“{0}” is saved.</source>
        <translation>“{0}” foi salvo.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>What was saved before is kept; what was not saved is lost.</source>
        <translation>O que foi salvo antes está guardado; o que não foi salvo se perdeu.</translation>
    </message>
    <message>
        <source>Everything that was open is saved.</source>
        <translation>Tudo o que estava aberto está salvo.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were saved before the stop.</source>
        <translation>
            <numerusform>%n arquivo foi salvo antes de parar.</numerusform>
            <numerusform>%n arquivos foram salvos antes de parar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved before the stop: “{0}”.</source>
        <translation>Salvo antes de parar: “{0}”.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>“{0}” is saved. No password or key is in it.</source>
        <translation>“{0}” foi salvo. Não há nenhuma senha nem chave nele.</translation>
    </message>
    <message>
        <source>Left out of “{0}”, as it may hold one: {1}.</source>
        <translation>Deixado de fora de “{0}”, pois pode conter uma: {1}.</translation>
    </message>
    <message>
        <source>Save the workspace as a file</source>
        <translation>Salvar o espaço de trabalho como arquivo</translation>
    </message>
    <message>
        <source>Workspaces (*.cais)</source>
        <translation>Espaços de trabalho (*.cais)</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide: {0}</source>
        <translation>Ocultar: {0}</translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation>Mostrar: {0}</translation>
    </message>
</context>
<context>
    <name>SecretPart</name>
    <message>
        <source>Stays as it is</source>
        <translation>Fica como está</translation>
    </message>
    <message>
        <source>Choose the key file…</source>
        <translation>Escolher o arquivo de chave…</translation>
    </message>
    <message>
        <source>Do without this file</source>
        <translation>Não usar este arquivo</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Escolher o arquivo de chave</translation>
    </message>
    <message>
        <source>The content of “{0}”.</source>
        <translation>O conteúdo de “{0}”.</translation>
    </message>
    <message>
        <source>The key that was found.</source>
        <translation>A chave que foi encontrada.</translation>
    </message>
    <message>
        <source>It begins or ends with a space, which may have come along.</source>
        <translation>Começa ou termina com um espaço, que talvez tenha vindo junto.</translation>
    </message>
</context>
<context>
    <name>SecretsDialog</name>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Hand it to the tool</source>
        <translation>Entregar à ferramenta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SecretsPanel</name>
    <message>
        <source>Passwords for “{0}”</source>
        <translation>Senhas para “{0}”</translation>
    </message>
    <message>
        <source>This computer has no keyring that Cais can use. What you enter is held until Cais is closed, and written to no file.</source>
        <translation>Este computador não tem um chaveiro que o Cais possa usar. O que você informar fica guardado até o Cais ser fechado e não é gravado em nenhum arquivo.</translation>
    </message>
    <message>
        <source>What this computer’s keyring holds of it is damaged. It is kept anew.</source>
        <translation>O que o chaveiro deste computador guarda dela está danificado. Ela será guardada de novo.</translation>
    </message>
    <message>
        <source>This computer’s keyring does not have it. What you enter is kept there again.</source>
        <translation>O chaveiro deste computador não a tem. O que você informar será guardado nele de novo.</translation>
    </message>
    <message>
        <source>Cais does not have it. What you enter goes to the tool alone, and into no file.</source>
        <translation>O Cais não a tem. O que você informar vai só para a ferramenta e não é gravado em nenhum arquivo.</translation>
    </message>
</context>
<context>
    <name>SectionCard</name>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove “{0}”</source>
        <translation>Remover “{0}”</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nova pasta</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>Novo ambiente</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Podman works as well, and gives nobody an administrator’s rights over this computer.</source>
        <translation>O Podman também serve e não dá a ninguém direitos de administrador sobre este computador.</translation>
    </message>
    <message>
        <source>Use Podman instead</source>
        <translation>Usar o Podman</translation>
    </message>
    <message>
        <source>{0} works as well.</source>
        <translation>O {0} também serve.</translation>
    </message>
    <message>
        <source>Use {0} instead</source>
        <translation>Usar o {0}</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Olá,</translation>
    </message>
    <message>
        <source>Copy the text for IT</source>
        <translation>Copiar o texto para a TI</translation>
    </message>
    <message>
        <source>Send the text below to IT: they know what to do with it.</source>
        <translation>Envie o texto abaixo à TI: eles sabem o que fazer com ele.</translation>
    </message>
    <message>
        <source>The system asks for an administrator’s password.</source>
        <translation>O sistema pede a senha de um administrador.</translation>
    </message>
    <message>
        <source>Cais runs its tools inside Podman, a free program, which is installed once.</source>
        <translation>O Cais executa as ferramentas dentro do Podman, um programa livre, que se instala uma única vez.</translation>
    </message>
    <message>
        <source>Podman is not installed yet</source>
        <translation>O Podman ainda não está instalado</translation>
    </message>
    <message>
        <source>Install Podman</source>
        <translation>Instalar o Podman</translation>
    </message>
    <message>
        <source>With Podman, tools run with your own rights and no others.</source>
        <translation>Com o Podman, as ferramentas funcionam com os seus direitos e nenhum outro.</translation>
    </message>
    <message>
        <source>Docker is installed on this computer, and is switched off.</source>
        <translation>O Docker está instalado neste computador e está desligado.</translation>
    </message>
    <message>
        <source>Docker is not running</source>
        <translation>O Docker não está em execução</translation>
    </message>
    <message>
        <source>Switch Docker on</source>
        <translation>Ligar o Docker</translation>
    </message>
    <message>
        <source>Only people in the group “{0}” may use it, and you are not in it.</source>
        <translation>Só quem está no grupo “{0}” pode usá-lo, e você não está nele.</translation>
    </message>
    <message>
        <source>Whoever is in this group can do anything on this computer, as an administrator can. Some organisations do not want that for everybody.</source>
        <translation>Quem está nesse grupo pode fazer qualquer coisa neste computador, como um administrador. Algumas organizações não querem isso para todos.</translation>
    </message>
    <message>
        <source>After that, sign out of Windows and in again.</source>
        <translation>Depois disso, saia do Windows e entre de novo.</translation>
    </message>
    <message>
        <source>Your account may not use {0}</source>
        <translation>Sua conta não tem permissão para usar o {0}</translation>
    </message>
    <message>
        <source>Add me to the group</source>
        <translation>Adicionar-me ao grupo</translation>
    </message>
    <message>
        <source>Sign out of this computer, and in again</source>
        <translation>Saia da sua conta neste computador e entre de novo</translation>
    </message>
    <message>
        <source>You are in the group “{0}” now. That holds from your next sign-in on: save your work elsewhere, sign out of your account, and in again.</source>
        <translation>Agora você está no grupo “{0}”. Isso vale a partir da próxima entrada: salve o que tem aberto em outros programas, saia da sua conta e entre de novo.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>If it does not help, restart the computer.</source>
        <translation>Se não adiantar, reinicie o computador.</translation>
    </message>
    <message>
        <source>Podman is ready to be started</source>
        <translation>O Podman está pronto para ser iniciado</translation>
    </message>
    <message>
        <source>It is installed, and needs nobody’s password. Cais starts it by itself later.</source>
        <translation>Ele está instalado e não precisa da senha de ninguém. Depois, o Cais o inicia sozinho.</translation>
    </message>
    <message>
        <source>Start Podman</source>
        <translation>Iniciar o Podman</translation>
    </message>
    <message>
        <source>Podman is installed, and needs a range of user numbers that belong to your account. They are given once.</source>
        <translation>O Podman está instalado e precisa de uma faixa de números de usuário que pertençam à sua conta. Ela é dada uma única vez.</translation>
    </message>
    <message>
        <source>Podman lacks user numbers for your account</source>
        <translation>Faltam ao Podman números de usuário para a sua conta</translation>
    </message>
    <message>
        <source>Give my account user numbers</source>
        <translation>Dar números de usuário à minha conta</translation>
    </message>
    <message>
        <source>This computer does not let Podman shut tools in</source>
        <translation>Este computador não deixa o Podman isolar as ferramentas</translation>
    </message>
    <message>
        <source>IT has to allow user namespaces. Send the text below to IT.</source>
        <translation>A TI precisa permitir os “user namespaces”. Envie o texto abaixo à TI.</translation>
    </message>
    <message>
        <source>Virtualisation is switched off in this computer</source>
        <translation>A virtualização está desligada neste computador</translation>
    </message>
    <message>
        <source>It is switched on in the computer’s own settings (BIOS or UEFI), before Windows starts. Send the text below to IT: on many computers only they can do it.</source>
        <translation>Ela é ligada nas configurações do próprio computador (BIOS ou UEFI), antes de o Windows iniciar. Envie o texto abaixo à TI: em muitos computadores só ela pode fazer isso.</translation>
    </message>
    <message>
        <source>It is called Intel VT-x, AMD-V or SVM there. Windows needs a restart after it.</source>
        <translation>Ali ela se chama Intel VT-x, AMD-V ou SVM. Depois, o Windows precisa ser reiniciado.</translation>
    </message>
    <message>
        <source>A part of Windows is missing</source>
        <translation>Falta uma parte do Windows</translation>
    </message>
    <message>
        <source>Tools need the Windows Subsystem for Linux. Windows installs it itself, asks for an administrator’s permission, and may want a restart.</source>
        <translation>As ferramentas precisam do Subsistema do Windows para Linux. O próprio Windows o instala, pede a permissão de um administrador e pode pedir para reiniciar.</translation>
    </message>
    <message>
        <source>Install this part</source>
        <translation>Instalar essa parte</translation>
    </message>
    <message>
        <source>A part of Windows is too old</source>
        <translation>Uma parte do Windows está antiga demais</translation>
    </message>
    <message>
        <source>The Windows Subsystem for Linux needs its newest version. Windows updates it itself, and asks for an administrator’s permission.</source>
        <translation>O Subsistema do Windows para Linux precisa da versão mais nova. O próprio Windows o atualiza e pede a permissão de um administrador.</translation>
    </message>
    <message>
        <source>Update this part</source>
        <translation>Atualizar essa parte</translation>
    </message>
    <message>
        <source>Restart the computer</source>
        <translation>Reinicie o computador</translation>
    </message>
    <message>
        <source>Windows finishes an installation with the next restart. Cais goes on from there.</source>
        <translation>O Windows termina uma instalação na próxima reinicialização. O Cais continua dali.</translation>
    </message>
    <message>
        <source>Choose “Restart”: “Shut down” may not be enough.</source>
        <translation>Escolha “Reiniciar”: “Desligar” pode não bastar.</translation>
    </message>
    <message>
        <source>Cais runs its tools inside Docker Desktop, which is installed once.</source>
        <translation>O Cais executa as ferramentas dentro do Docker Desktop, que se instala uma única vez.</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>Apple</translation>
    </message>
    <message>
        <source>Intel</source>
        <translation>Intel</translation>
    </message>
    <message>
        <source>This Mac has a chip from {0}: take the download for it.</source>
        <translation>Este Mac tem um chip da {0}: baixe a versão para ele.</translation>
    </message>
    <message>
        <source>One more program is needed</source>
        <translation>Falta mais um programa</translation>
    </message>
    <message>
        <source>Get Docker Desktop</source>
        <translation>Obter o Docker Desktop</translation>
    </message>
    <message>
        <source>Organisations with more than 250 people, or more than 10 million dollars a year, pay for Docker Desktop. Rancher Desktop and Podman Desktop are free for everybody, and serve as well.</source>
        <translation>Organizações com mais de 250 pessoas, ou com mais de 10 milhões de dólares por ano, pagam pelo Docker Desktop. O Rancher Desktop e o Podman Desktop são gratuitos para todos e também servem.</translation>
    </message>
    <message>
        <source>{0} is not running</source>
        <translation>O {0} não está em execução</translation>
    </message>
    <message>
        <source>Tools run inside {0}. Starting it takes up to a minute.</source>
        <translation>As ferramentas funcionam dentro do {0}. Iniciá-lo leva até um minuto.</translation>
    </message>
    <message>
        <source>Start {0}</source>
        <translation>Iniciar o {0}</translation>
    </message>
    <message>
        <source>{0} is paused</source>
        <translation>O {0} está em pausa</translation>
    </message>
    <message>
        <source>Choose “Resume” in its window.</source>
        <translation>Escolha “Resume” na janela dele.</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar o {0}</translation>
    </message>
    <message>
        <source>Nobody is signed in to {0}</source>
        <translation>Ninguém entrou no {0}</translation>
    </message>
    <message>
        <source>Your organisation wants everybody to sign in to it. Do so in its window, then come back.</source>
        <translation>Sua organização quer que todos entrem com a própria conta. Faça isso na janela dele e volte.</translation>
    </message>
    <message>
        <source>The engine</source>
        <translation>O programa</translation>
    </message>
    <message>
        <source>{0} does not start</source>
        <translation>O {0} não inicia</translation>
    </message>
    <message>
        <source>Restart the computer. If that does not help, send the text below to IT.</source>
        <translation>Reinicie o computador. Se não adiantar, envie o texto abaixo à TI.</translation>
    </message>
    <message>
        <source>Cais needs Podman on my computer, in version 4.3 or later. Please install it.</source>
        <translation>O Cais precisa do Podman no meu computador, na versão 4.3 ou mais nova. Por favor, instalem.</translation>
    </message>
    <message>
        <source>Cais needs Docker, whose service is off on my computer. Please switch it on.</source>
        <translation>O Cais precisa do Docker, cujo serviço está desligado no meu computador. Por favor, liguem.</translation>
    </message>
    <message>
        <source>Cais needs {0}, and my account is not in the group “{1}”. Please add it, or give me rootless Podman in version 4.3 or later: it needs no such group, whose members can become root.</source>
        <translation>O Cais precisa do {0}, e minha conta não está no grupo “{1}”. Por favor, adicionem-na ou me deem o Podman sem root, na versão 4.3 ou mais nova: ele dispensa esse grupo, cujos membros podem virar root.</translation>
    </message>
    <message>
        <source>Cais uses rootless Podman, for which my account needs 65536 subordinate user and group numbers. Please give them to it; the range must be nobody else’s.</source>
        <translation>O Cais usa o Podman sem root, para o qual minha conta precisa de 65536 números subordinados de usuário e de grupo. Por favor, deem a ela; a faixa não pode ser de mais ninguém.</translation>
    </message>
    <message>
        <source>Cais uses rootless Podman, which needs user namespaces. They are forbidden on my computer, by user.max_user_namespaces, kernel.unprivileged_userns_clone or AppArmor. Please allow them, for example so:</source>
        <translation>O Cais usa o Podman sem root, que precisa de “user namespaces”. Eles estão proibidos no meu computador, por user.max_user_namespaces, kernel.unprivileged_userns_clone ou AppArmor. Por favor, permitam, por exemplo assim:</translation>
    </message>
    <message>
        <source>Cais needs an engine such as Docker Desktop, and virtualisation is off in my computer’s firmware. Please switch it on (Intel VT-x, AMD-V or SVM).</source>
        <translation>O Cais precisa de um programa como o Docker Desktop, e a virtualização está desligada no firmware do meu computador. Por favor, liguem (Intel VT-x, AMD-V ou SVM).</translation>
    </message>
    <message>
        <source>Cais needs an engine such as Docker Desktop, and with it the Windows Subsystem for Linux with the Virtual Machine Platform. Please install it:</source>
        <translation>O Cais precisa de um programa como o Docker Desktop e, com ele, do Subsistema do Windows para Linux com a Plataforma de Máquina Virtual. Por favor, instalem:</translation>
    </message>
    <message>
        <source>Cais needs the newest Windows Subsystem for Linux. Please update it:</source>
        <translation>O Cais precisa da versão mais nova do Subsistema do Windows para Linux. Por favor, atualizem:</translation>
    </message>
    <message>
        <source>Cais needs one of Docker Desktop, Rancher Desktop or Podman Desktop on my computer. Please install the one that we have a licence for; the last two need none.</source>
        <translation>O Cais precisa do Docker Desktop, do Rancher Desktop ou do Podman Desktop no meu computador. Por favor, instalem aquele para o qual temos licença; os dois últimos dispensam.</translation>
    </message>
    <message>
        <source>Cais needs {0}, which does not start on my computer. Please have a look at it.</source>
        <translation>O Cais precisa do {0}, que não inicia no meu computador. Por favor, deem uma olhada.</translation>
    </message>
    <message>
        <source>Docker or Podman</source>
        <translation>Docker ou Podman</translation>
    </message>
</context>
<context>
    <name>SettingUpPage</name>
    <message>
        <source>Workspaces</source>
        <translation>Espaços de trabalho</translation>
    </message>
    <message>
        <source>Before the first tool can start</source>
        <translation>Antes da primeira ferramenta</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Cais notices by itself once this is done.</source>
        <translation>O Cais percebe sozinho quando isso estiver feito.</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Outro caminho</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Olhando este computador…</translation>
    </message>
    <message>
        <source>Working on it. This may take a few minutes…</source>
        <translation>Fazendo isso. Pode levar alguns minutos…</translation>
    </message>
    <message>
        <source>{0} is running</source>
        <translation>O {0} está em execução</translation>
    </message>
    <message>
        <source>Everything is there. Tools can be started.</source>
        <translation>Está tudo pronto. As ferramentas podem ser iniciadas.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>Obter o {0}</translation>
    </message>
    <message>
        <source>Get it from {0}</source>
        <translation>Obter de {0}</translation>
    </message>
    <message>
        <source>The text for IT is copied. Paste it into a message to them.</source>
        <translation>O texto para a TI foi copiado. Cole-o em uma mensagem para eles.</translation>
    </message>
</context>
<context>
    <name>SettingUpScreens</name>
    <message>
        <source>Before the first tool can start</source>
        <translation>Antes da primeira ferramenta</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Igual à do sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escura</translation>
    </message>
    <message>
        <source>When Cais is closed</source>
        <translation>Quando o Cais é fechado</translation>
    </message>
    <message>
        <source>Keep tools running</source>
        <translation>Manter as ferramentas em execução</translation>
    </message>
    <message>
        <source>Stop tools</source>
        <translation>Parar as ferramentas</translation>
    </message>
    <message>
        <source>Cais asks before it ends a calculation.</source>
        <translation>O Cais pergunta antes de encerrar um cálculo.</translation>
    </message>
    <message>
        <source>Make a preset…</source>
        <translation>Criar uma predefinição…</translation>
    </message>
    <message>
        <source>A preset hands tools, folders and data connections to others, and says what they may choose. For IT, and for whoever leads a team.</source>
        <translation>Uma predefinição entrega ferramentas, pastas e conexões de dados a outros e diz o que podem escolher. Para a TI e para quem lidera uma equipe.</translation>
    </message>
    <message>
        <source>Presets for others</source>
        <translation>Predefinições para outros</translation>
    </message>
    <message>
        <source>Open a preset…</source>
        <translation>Abrir uma predefinição…</translation>
    </message>
    <message>
        <source>A file of your IT’s or your team’s. What it does is shown before anything is changed.</source>
        <translation>Um arquivo da sua TI ou da sua equipe. O que ele faz é mostrado antes que algo mude.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Predefinições</translation>
    </message>
</context>
<context>
    <name>SharedPage</name>
    <message>
        <source>Make the workspace “{0}”?</source>
        <translation>Criar o espaço de trabalho “{0}”?</translation>
    </message>
    <message>
        <source>Only make it if you know who gave it to you.</source>
        <translation>Crie-o somente se você souber quem o entregou a você.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Ferramenta</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Pastas</translation>
    </message>
    <message>
        <source>None yet: you choose them next</source>
        <translation>Nenhuma ainda: você as escolhe a seguir</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make this workspace</source>
        <translation>Criar este espaço de trabalho</translation>
    </message>
    <message>
        <source>Nothing is changed until you make it. Before it starts, you see each choice again.</source>
        <translation>Nada é alterado até você criá-lo. Antes de ele iniciar, você vê cada escolha de novo.</translation>
    </message>
    <message>
        <source>“{0}” is none of the tools that you can choose here. Choose another one next.</source>
        <translation>“{0}” não está entre as ferramentas que você pode escolher aqui. Escolha outra a seguir.</translation>
    </message>
    <message>
        <source>{0} does not allow it. Choose another one next.</source>
        <translation>{0} não a permite. Escolha outra a seguir.</translation>
    </message>
    <message>
        <source>Not on this computer: {0}. Choose its place next.</source>
        <translation>Não está neste computador: {0}. Escolha o lugar dela a seguir.</translation>
    </message>
    <message>
        <source>Is here: {0}</source>
        <translation>Está aqui: {0}</translation>
    </message>
    <message>
        <source>as {0}</source>
        <translation>como {0}</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>somente leitura</translation>
    </message>
    <message>
        <source>You have it already</source>
        <translation>Você já a tem</translation>
    </message>
    <message>
        <source>You have it already as “{0}”: code has to say so.</source>
        <translation>Você já a tem como “{0}”: o código tem de usar esse nome.</translation>
    </message>
    <message>
        <source>Your organisation does not allow it: it is left out.</source>
        <translation>Sua organização não a permite: ela fica de fora.</translation>
    </message>
    <message>
        <source>You have another one of this name, which stays. This one will be “{0}”: code has to say so.</source>
        <translation>Você tem outra com este nome, que permanece. Esta vai se chamar “{0}”: o código tem de usar esse nome.</translation>
    </message>
    <message>
        <source>New. It is opened by your Kerberos ticket.</source>
        <translation>Nova. Ela é aberta pelo seu tíquete Kerberos.</translation>
    </message>
    <message>
        <source>New. Its password or key is asked for at the start.</source>
        <translation>Nova. A senha ou chave dela é pedida ao iniciar.</translation>
    </message>
    <message>
        <source>The line to it is not encrypted: what you enter could be read on the way.</source>
        <translation>A conexão não é criptografada: o que você digitar pode ser lido no caminho.</translation>
    </message>
    <message>
        <source>Its line is encrypted, but the server does not prove who it is.</source>
        <translation>A conexão é criptografada, mas o servidor não prova quem ele é.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>{0} has stopped</source>
        <translation>{0} parou</translation>
    </message>
    <message>
        <source>{0} is running</source>
        <translation>{0} em execução</translation>
    </message>
    <message>
        <source>Looking for Docker…</source>
        <translation>Procurando o Docker…</translation>
    </message>
    <message>
        <source>Managed by {0}</source>
        <translation>Administrado por {0}</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Password of {0}</source>
        <translation>Senha de {0}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>What is the password of “{0}”?</source>
        <translation>Qual é a senha de “{0}”?</translation>
    </message>
    <message>
        <source>It is asked for each time, and kept nowhere.</source>
        <translation>Ela é pedida a cada vez e não é guardada.</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in to {0}</source>
        <translation>Entrar em {0}</translation>
    </message>
    <message>
        <source>Sign in to a download server</source>
        <translation>Entrar em um servidor de downloads</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome de usuário</translation>
    </message>
    <message>
        <source>Password or access token</source>
        <translation>Senha ou token de acesso</translation>
    </message>
    <message>
        <source>It is held until Cais is closed: your organisation has no passwords kept on computers.</source>
        <translation>Ela vale até o Cais ser fechado: sua organização não quer senhas guardadas nos computadores.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Some environments come from servers that know who may have them. IT tells you how.</source>
        <translation>Alguns ambientes vêm de servidores que sabem quem pode tê-los. A TI diz como entrar.</translation>
    </message>
    <message>
        <source>Asking {0}…</source>
        <translation>Perguntando a {0}…</translation>
    </message>
    <message>
        <source>{0} could not be reached. Check how it is written, and that you are connected.</source>
        <translation>Não foi possível chegar a {0}. Confira como está escrito e se há conexão.</translation>
    </message>
    <message>
        <source>Your tools get packages for R and Python there. All that runs in a tool can read what you enter: use an access token if the server has such.</source>
        <translation>Suas ferramentas buscam lá os pacotes de R e Python. Tudo o que roda em uma ferramenta pode ler o que você digitar: use um token de acesso, se o servidor tiver.</translation>
    </message>
</context>
<context>
    <name>SignInsCard</name>
    <message>
        <source>You are not signed in to any from here.</source>
        <translation>Você não entrou em nenhum por aqui.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>Sign in to a download server…</source>
        <translation>Entrar em um servidor de downloads…</translation>
    </message>
    <message>
        <source>Environments that only some may have come from servers that want to know who you are. What Docker’s own tools are signed in to is used as well.</source>
        <translation>Ambientes que só alguns podem ter vêm de servidores que querem saber quem você é. Onde as ferramentas do próprio Docker já entraram também serve.</translation>
    </message>
    <message>
        <source>Download servers</source>
        <translation>Servidores de downloads</translation>
    </message>
    <message>
        <source>The list of sign-ins could not be read, and is kept in {0}. Please sign in again.</source>
        <translation>A lista de acessos não pôde ser lida e está guardada em {0}. Entre de novo, por favor.</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>ninguém entrou</translation>
    </message>
    <message>
        <source>as {0}, kept in the keyring of this computer</source>
        <translation>como {0}, guardado no chaveiro deste computador</translation>
    </message>
    <message>
        <source>as {0}, until Cais is closed</source>
        <translation>como {0}, até o Cais ser fechado</translation>
    </message>
    <message>
        <source>Sign in to {0}…</source>
        <translation>Entrar em {0}…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Sign out of {0}</source>
        <translation>Sair de {0}</translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message>
        <source>“{0}” is in the trash. What you save in it now goes there, too.</source>
        <translation>“{0}” está na lixeira. O que você salvar nela agora também vai para lá.</translation>
    </message>
    <message>
        <source>“{0}” was moved, and another folder has its place. What you save now goes to {1}.</source>
        <translation>“{0}” foi movida, e outra pasta está no lugar dela. O que você salvar agora vai para {1}.</translation>
    </message>
    <message>
        <source>“{0}” was moved. What you save now goes to {1}.</source>
        <translation>“{0}” foi movida. O que você salvar agora vai para {1}.</translation>
    </message>
    <message>
        <source>“{0}” was deleted, and another folder has its place. What you save now does not go there.</source>
        <translation>“{0}” foi excluída, e outra pasta está no lugar dela. O que você salvar agora não vai para lá.</translation>
    </message>
    <message>
        <source>“{0}” was deleted. What you save in it now is lost.</source>
        <translation>“{0}” foi excluída. O que você salvar nela agora se perde.</translation>
    </message>
    <message>
        <source>“{0}” is not where it was. What you save in it now may be lost.</source>
        <translation>“{0}” não está mais onde estava. O que você salvar nela agora pode se perder.</translation>
    </message>
    <message>
        <source>Another folder has the place of “{0}”. What you save now does not go there.</source>
        <translation>Outra pasta está no lugar de “{0}”. O que você salvar agora não vai para lá.</translation>
    </message>
    <message>
        <source>The drive with “{0}” was taken away. What you save in it now may be lost.</source>
        <translation>A unidade com “{0}” foi retirada. O que você salvar nela agora pode se perder.</translation>
    </message>
    <message>
        <source>“{0}” can only be read now. What you change in it is not saved.</source>
        <translation>“{0}” agora só pode ser lida. O que você mudar nela não é salvo.</translation>
    </message>
    <message>
        <source>“{0}” does not answer. The drive that it is on may be away.</source>
        <translation>“{0}” não responde. A unidade em que ela está pode não estar conectada.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Progress</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>You can keep working: the start goes on if you leave this page.</source>
        <translation>Você pode continuar trabalhando: tudo segue mesmo se você sair desta página.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Starting {0}</source>
        <translation>Iniciando “{0}”</translation>
    </message>
</context>
<context>
    <name>Starts</name>
    <message>
        <source>Starting {0}</source>
        <translation>Iniciando o {0}</translation>
    </message>
    <message>
        <source>Looking for {0}</source>
        <translation>Procurando o {0}</translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation>Baixando “{0}”</translation>
    </message>
    <message>
        <source>Unpacking {0}</source>
        <translation>Descompactando “{0}”</translation>
    </message>
    <message>
        <source>Building {0}</source>
        <translation>Montando “{0}”</translation>
    </message>
    <message>
        <source>Preparing the environment</source>
        <translation>Preparando o ambiente</translation>
    </message>
    <message>
        <source>Checking folders</source>
        <translation>Verificando as pastas</translation>
    </message>
    <message>
        <source>Starting the tool</source>
        <translation>Iniciando a ferramenta</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abrindo</translation>
    </message>
    <message>
        <source>{0} is running</source>
        <translation>O {0} está em execução</translation>
    </message>
    <message>
        <source>{0} is on this computer</source>
        <translation>“{0}” está neste computador</translation>
    </message>
    <message>
        <source>Folders checked</source>
        <translation>Pastas verificadas</translation>
    </message>
    <message>
        <source>Tool started</source>
        <translation>Ferramenta iniciada</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Aberta</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Etapa {0} de {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n min so far</source>
        <translation>
            <numerusform>%n min até agora</numerusform>
            <numerusform>%n min até agora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>falta cerca de %n min</numerusform>
            <numerusform>faltam cerca de %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>No data is arriving at the moment. Docker tries again by itself.</source>
        <translation>Nenhum dado está chegando no momento. O Docker tentará de novo sozinho.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>falta menos de um minuto</translation>
    </message>
    <message>
        <source>Copying folders</source>
        <translation>Copiando as pastas</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Running</source>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Parando</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Não concluído</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requer atenção</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Ainda não se sabe</translation>
    </message>
    <message>
        <source>Never opened</source>
        <translation>Nunca foi aberto</translation>
    </message>
    <message>
        <source>Last opened today, {0}</source>
        <translation>Última abertura: hoje, {0}</translation>
    </message>
    <message>
        <source>Last opened yesterday, {0}</source>
        <translation>Última abertura: ontem, {0}</translation>
    </message>
    <message>
        <source>Last opened {0}</source>
        <translation>Última abertura: {0}</translation>
    </message>
</context>
<context>
    <name>Stopped</name>
    <message>
        <source>This computer requires a preset, and there is none. Put it back, or require none.</source>
        <translation>Este computador exige uma predefinição, e não há nenhuma. Coloque-a de volta ou não exija nenhuma.</translation>
    </message>
    <message>
        <source>The file cannot be understood. “cais preset check” names every mistake in it.</source>
        <translation>O arquivo não pode ser entendido. “cais preset check” aponta cada erro dele.</translation>
    </message>
    <message>
        <source>The signature is not by the key that this computer has. Sign the file anew after each change, and put the .minisig beside it.</source>
        <translation>A assinatura não é da chave que este computador tem. Assine o arquivo de novo após cada mudança e coloque o .minisig ao lado.</translation>
    </message>
    <message>
        <source>It has expired at {0}. Put one with a later “expires” in its place.</source>
        <translation>Venceu em {0}. Coloque no lugar uma com “expires” posterior.</translation>
    </message>
    <message>
        <source>Its serial is {0}, and this computer had {1}. Put one with a higher serial in its place.</source>
        <translation>O número dela é {0}, e este computador já teve {1}. Coloque no lugar uma com “serial” maior.</translation>
    </message>
    <message>
        <source>This file and {0} lock “{1}” differently. Unlock it in one of them.</source>
        <translation>Este arquivo e {0} bloqueiam “{1}” de formas diferentes. Desbloqueie em um deles.</translation>
    </message>
    <message>
        <source>The details say what is wrong.</source>
        <translation>Os detalhes dizem o que há de errado.</translation>
    </message>
</context>
<context>
    <name>StoppedCard</name>
    <message>
        <source>For you</source>
        <translation>Para você</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Dúvidas</translation>
    </message>
    <message>
        <source>For IT</source>
        <translation>Para a TI</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Mostrar o arquivo</translation>
    </message>
    <message>
        <source>Show the file that cannot be believed</source>
        <translation>Mostrar o arquivo em que não se pode confiar</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Parar de usar</translation>
    </message>
    <message>
        <source>Stop using the file that cannot be believed</source>
        <translation>Parar de usar o arquivo em que não se pode confiar</translation>
    </message>
</context>
<context>
    <name>Tab</name>
    <message>
        <source>The page stopped working</source>
        <translation>A página parou de funcionar</translation>
    </message>
    <message>
        <source>The tool did not answer</source>
        <translation>A ferramenta não respondeu</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recarregar</translation>
    </message>
    <message>
        <source>What was saved is still there. Load the page again to go on.</source>
        <translation>O que foi salvo continua lá. Recarregue a página para continuar.</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Pages of the tool</source>
        <translation>Páginas da ferramenta</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>Fechar esta página</translation>
    </message>
</context>
<context>
    <name>TextQuestion</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ToolView</name>
    <message>
        <source>This link leads outside the tool, to {0}</source>
        <translation>Este link leva para fora da ferramenta, até {0}</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>Abrir no navegador</translation>
    </message>
    <message>
        <source>The tool tried to open something it may not. Nothing was opened.</source>
        <translation>A ferramenta tentou abrir algo que não é permitido. Nada foi aberto.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnusedTools</name>
    <message numerus="yes">
        <source>Stops in %n minutes because {0} stops tools that nobody uses.</source>
        <translation>
            <numerusform>Para em %n minuto, porque {0} encerra ferramentas que ninguém usa.</numerusform>
            <numerusform>Para em %n minutos, porque {0} encerra ferramentas que ninguém usa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped because nobody used it for %n minutes. {0} stops such tools.</source>
        <translation>
            <numerusform>Parada porque ninguém a usou por %n minuto. {0} encerra ferramentas sem uso.</numerusform>
            <numerusform>Parada porque ninguém a usou por %n minutos. {0} encerra ferramentas sem uso.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateNews</name>
    <message>
        <source>What is new</source>
        <translation>O que há de novo</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Your organisation wants Cais {0}</source>
        <translation>Sua organização pede o Cais {0}</translation>
    </message>
    <message>
        <source>Cais {0} is there</source>
        <translation>O Cais {0} está disponível</translation>
    </message>
    <message>
        <source>Your IT brings it to this computer. Cais installs nothing by itself.</source>
        <translation>Sua TI o traz para este computador. O Cais não instala nada sozinho.</translation>
    </message>
    <message>
        <source>Cais installs nothing by itself: get it whenever it suits you.</source>
        <translation>O Cais não instala nada sozinho: obtenha-o quando quiser.</translation>
    </message>
</context>
<context>
    <name>UseKitPage</name>
    <message>
        <source>Use this kit</source>
        <translation>Usar este kit</translation>
    </message>
    <message>
        <source>Only its preset</source>
        <translation>Só a predefinição</translation>
    </message>
    <message>
        <source>Use this offline kit?</source>
        <translation>Usar este kit offline?</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Feito por</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>You see what it does before it holds.</source>
        <translation>Você vê o que ela faz antes de valer.</translation>
    </message>
    <message>
        <source>Room needed</source>
        <translation>Espaço necessário</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Cerca de {0}</translation>
    </message>
    <message>
        <source>Nothing is changed until you use it.</source>
        <translation>Nada muda até você usá-lo.</translation>
    </message>
    <message>
        <source>Your IT. The key is the one that this computer was given.</source>
        <translation>A sua TI. A chave é a que este computador recebeu.</translation>
    </message>
    <message>
        <source>Your IT. Nobody but an administrator could have put it where it is.</source>
        <translation>Sua TI. Só um administrador poderia tê-lo colocado onde está.</translation>
    </message>
    <message>
        <source>Nobody vouches for it. Each environment proves by itself that its publisher made it.</source>
        <translation>Ninguém responde por ele. Cada ambiente prova por si só que é o que o seu editor fez.</translation>
    </message>
    <message>
        <source>Comparing every byte, then bringing it in…</source>
        <translation>Comparando cada byte e depois trazendo para cá…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>All of it is on this computer now.</source>
        <translation>Tudo já está neste computador.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>1  Choose a tool</source>
        <translation>1  Escolha a ferramenta</translation>
    </message>
    <message>
        <source>JupyterLab or RStudio, with the packages that most people need.</source>
        <translation>JupyterLab ou RStudio, com os pacotes de que a maioria precisa.</translation>
    </message>
    <message>
        <source>2  Choose folders</source>
        <translation>2  Escolha as pastas</translation>
    </message>
    <message>
        <source>The tool sees these and nothing else on this computer.</source>
        <translation>A ferramenta vê essas pastas e nada mais neste computador.</translation>
    </message>
    <message>
        <source>3  Start working</source>
        <translation>3  Comece a trabalhar</translation>
    </message>
    <message>
        <source>It opens right here. Stop it and come back to it whenever you like.</source>
        <translation>A ferramenta abre aqui mesmo. Pare e volte a ela quando quiser.</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Como funciona</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Workspaces</source>
        <translation>Espaços de trabalho</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>Conexões de dados</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Predefinições</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Saúde</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>Next: {0}</source>
        <translation>Próximo: {0}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
</context>
<context>
    <name>WorkspaceCard</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais opções</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>O que houve?</translation>
    </message>
    <message>
        <source>More for {0}</source>
        <translation>Mais opções de {0}</translation>
    </message>
    <message>
        <source>Give it {0}</source>
        <translation>Aumentar para {0}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>You cancelled its first start.</source>
        <translation>Você cancelou a primeira abertura.</translation>
    </message>
    <message>
        <source>Its first start was interrupted. Finish it, or remove it.</source>
        <translation>A primeira abertura foi interrompida. Conclua ou remova o espaço de trabalho.</translation>
    </message>
    <message>
        <source>Stopped because it needed more than {0}.</source>
        <translation>Parado porque precisou de mais de {0}.</translation>
    </message>
    <message>
        <source>The tool ended by itself.</source>
        <translation>A ferramenta fechou sozinha.</translation>
    </message>
    <message>
        <source>Stop it and open it again to have the changed folders.</source>
        <translation>Pare e abra de novo para usar a nova escolha de pastas.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renomear…</translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>Pastas…</translation>
    </message>
    <message>
        <source>Start fresh…</source>
        <translation>Começar de novo…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Give it more…</source>
        <translation>Aumentar…</translation>
    </message>
    <message>
        <source>Stop it and open it again to have the changed memory and processors.</source>
        <translation>Pare e abra de novo para usar a nova escolha de memória e processadores.</translation>
    </message>
    <message>
        <source>Memory and processors…</source>
        <translation>Memória e processadores…</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Desistir</translation>
    </message>
    <message>
        <source>Data connections…</source>
        <translation>Conexões de dados…</translation>
    </message>
    <message>
        <source>What is it doing?</source>
        <translation>O que está fazendo?</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Salvar como arquivo…</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Manter em execução</translation>
    </message>
</context>
<context>
    <name>WorkspaceNotices</name>
    <message>
        <source>The tool still has the folders that it was opened with.</source>
        <translation>A ferramenta ainda está com as pastas de quando foi aberta.</translation>
    </message>
    <message>
        <source>Stop and open again</source>
        <translation>Parar e abrir de novo</translation>
    </message>
    <message>
        <source>The tool was paused outside Cais.</source>
        <translation>A ferramenta foi pausada fora do Cais.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Change folders…</source>
        <translation>Alterar pastas…</translation>
    </message>
    <message>
        <source>Not everything that is open here could be saved, or a download goes on. Save it yourself, or wait, then try again.</source>
        <translation>Nem tudo o que está aberto aqui pôde ser salvo, ou ainda há um download em andamento. Salve na própria ferramenta ou espere; depois, tente de novo.</translation>
    </message>
    <message>
        <source>Go on without saving</source>
        <translation>Continuar sem salvar</translation>
    </message>
    <message>
        <source>The environment that this workspace was used with is gone. This is the one that is offered now: packages may have other versions. Your folders are unchanged.</source>
        <translation>O ambiente usado por este espaço de trabalho não existe mais. No lugar dele está o que é oferecido agora: os pacotes podem ter outras versões. Suas pastas não foram alteradas.</translation>
    </message>
    <message>
        <source>The tool still has the memory and processors that it was opened with.</source>
        <translation>A ferramenta ainda está com a memória e os processadores de quando foi aberta.</translation>
    </message>
    <message>
        <source>The tool still has the folders, memory and processors that it was opened with.</source>
        <translation>A ferramenta ainda está com as pastas, a memória e os processadores de quando foi aberta.</translation>
    </message>
    <message>
        <source>Give it more…</source>
        <translation>Aumentar…</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Desistir</translation>
    </message>
    <message>
        <source>Results are shown as they were before the stop, and variables are gone. Run the code again to go on.</source>
        <translation>Os resultados são os de antes de parar, e as variáveis se foram. Execute o código de novo para continuar.</translation>
    </message>
    <message numerus="yes">
        <source>%n of its data connections are not there any more.</source>
        <translation>
            <numerusform>Uma das conexões de dados dele não existe mais.</numerusform>
            <numerusform>%n das conexões de dados dele não existem mais.</numerusform>
        </translation>
    </message>
    <message>
        <source>Data connections…</source>
        <translation>Conexões de dados…</translation>
    </message>
    <message>
        <source>What the tool had in its own home is gone: packages that were added, settings and history. It was removed from Docker. Your folders are unchanged.</source>
        <translation>O que a ferramenta guardava na pasta pessoal dela não existe mais: pacotes adicionados, configurações e histórico. Isso foi removido do Docker. As suas pastas continuam como estavam.</translation>
    </message>
    <message>
        <source>Show where it is now</source>
        <translation>Mostrar onde está agora</translation>
    </message>
    <message>
        <source>The tool still has what it was opened with. Other things were chosen since.</source>
        <translation>A ferramenta ainda tem aquilo com que foi aberta. Desde então outras coisas foram escolhidas.</translation>
    </message>
    <message>
        <source>The tool still has the addresses that it was opened with.</source>
        <translation>A ferramenta ainda tem os endereços com que foi aberta.</translation>
    </message>
    <message>
        <source>Copy back: {0}</source>
        <translation>Trazer de volta: {0}</translation>
    </message>
    <message>
        <source>Copy back…</source>
        <translation>Trazer de volta…</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Manter em execução</translation>
    </message>
</context>
<context>
    <name>WorkspacePage</name>
    <message>
        <source>Memory and processors…</source>
        <translation>Memória e processadores…</translation>
    </message>
    <message>
        <source>What is it doing?</source>
        <translation>O que está fazendo?</translation>
    </message>
    <message>
        <source>Start fresh…</source>
        <translation>Começar de novo…</translation>
    </message>
</context>
<context>
    <name>_Trouble</name>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
</TS>
